#include <stdio.h>

int main(void) {
    puts("anju " ANJU_VERSION);
    return 0;
}
