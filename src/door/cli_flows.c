/* `anju flows`: every table of moves as a page of Markdown, diagrams and rows;
** docs/flows.md is what it printed, and a test holds it to that. */
#include "door/command.h"

#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "model/flow.h"
#include "model/moves.h"
#include "model/words.h"

/* One row of any table, as it is printed. */
struct line { const char *from, *verb, *to, *who, *side; unsigned needs; const struct codes *need; const char *clock; bool primary; };

static const char *label(const char *list, const char *code) {
    return word_of(EN, list, code);
}

static void head(struct buf *b, const char *title, const char *zh) {
    buf_printf(b, "\n## %s %s\n\n", title, zh);
}

static void arrow(struct buf *b, const char *from, const char *to, const char *verb) {
    buf_printf(b, "    %s --> %s: %s\n", from, to, verb);
}

static void row(struct buf *b, const struct line *l) {
    buf_printf(b, "| %s | %s%s | %s | %s | %s | ", l->from, l->verb, l->primary ? " *" : "", l->to, l->who, l->side);
    for (int i = 0, n = 0; i < l->need->n; i++)
        if (l->needs >> i & 1) buf_printf(b, "%s%s", n++ ? ", " : "", l->need->code[i]);
    buf_printf(b, " | %s |\n", l->clock);
}

static const char *const clocks[] = { [CLOCK_START] = "starts", [CLOCK_KEEP] = "goes on", [CLOCK_END] = "ends" };
static const char columns[] = "\n| from | verb | to | who | of them | needs | clock |\n|---|---|---|---|---|---|---|\n";

static void flow_drawn(struct buf *b, const struct flow *f) {
    buf_z(b, "```mermaid\nstateDiagram-v2\n");
    arrow(b, "[*]", f->state->code[f->first - 1], f->verb->code[f->made - 1]);
    for (int i = 0; i < f->nmove; i++) {
        const struct flow_move *m = &f->move[i];
        for (int s = 1; s <= f->state->n && m->to != FLOW_STAYS; s++)
            if (flow_find(f, s, m->verb) == m) arrow(b, f->state->code[s - 1], f->state->code[m->to - 1], f->verb->code[m->verb - 1]);
    }
    for (int s = 1; s <= f->state->n; s++)
        if (!flow_state_open(f, s)) buf_printf(b, "    %s --> [*]\n", f->state->code[s - 1]);
    buf_z(b, "```\n");
}

static void flow_printed(struct buf *b, const struct flow *f) {
    char noun[80];
    (void)snprintf(noun, sizeof noun, "noun.%s", f->entity->name);
    head(b, word_text(EN, noun), word_text(ZH, noun));
    flow_drawn(b, f);
    buf_z(b, columns);
    for (int i = 0; i < f->nmove; i++) {
        const struct flow_move *m = &f->move[i];
        row(b, &(struct line){
            m->from ? f->state->code[m->from - 1] : "any open", f->verb->code[m->verb - 1], m->to ? f->state->code[m->to - 1] : "stays",
            label("cap", cap_names[m->who]), label("side", code_text(&sides, (int64_t)m->side + 1)), m->needs, &flow_needs, clocks[m->clock], m->primary });
    }
}

static const char *problem_to(const struct move *m) {
    return m->to == BEFORE ? "the state before" : m->to == STAYS ? "stays" : code_text(&states, m->to);
}

static void problem_printed(struct buf *b) {
    head(b, "Problem", "问题");
    buf_z(b, "```mermaid\nstateDiagram-v2\n");
    arrow(b, "[*]", "reported", "report");
    for (int i = 0; i < nproblem_moves; i++)
        if (problem_moves[i].from != ANY_OPEN && problem_moves[i].to > 0)
            arrow(b, code_text(&states, problem_moves[i].from), code_text(&states, problem_moves[i].to), code_text(&verbs, problem_moves[i].verb));
    buf_z(b, "```\n\nFrom any open state besides: merge, void, escalate, remind.\n");
    buf_z(b, columns);
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        row(b, &(struct line){ m->from == ANY_OPEN ? "any open" : code_text(&states, m->from), code_text(&verbs, m->verb), problem_to(m),
                               label("cap", cap_names[m->who]), m->ok ? "by its guard" : "", m->needs, &needs, clocks[m->clock], m->primary });
    }
}

int command_flows(struct arena *a, const struct args *args) {
    struct buf b = { 0 };
    (void)a, (void)args;
    buf_z(&b, "# How things move\n\nPrinted by `anju flows` from the tables of moves (`src/model/moves.c`, `src/model/flow.h`); a test holds this page to "
              "them.\n* marks the filled button of a state.\n");
    problem_printed(&b);
    for (int i = 0; i < nflows; i++) flow_printed(&b, flows[i]);
    struct str s = buf_view(&b);
    int rc = fwrite(s.s, 1, s.n, stdout) == s.n ? 0 : 1;
    buf_free(&b);
    return rc;
}
