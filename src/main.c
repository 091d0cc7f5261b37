/* anju: one program with three doors (HTTP, command line, clock); see
** ARCHITECTURE.md for the way down from here. */
#include "door/command.h"

int main(int argc, char **argv) {
    return command_line(argc, argv);
}
