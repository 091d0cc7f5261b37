/* What flows, with what only each kind knows. */
#include "action/flow.h"
#include "action/project.h"
#include "action/supervise.h"
#include "action/task.h"

const struct flow_kind *const flow_kinds[] = {
    &task_kind,
    &project_kind,
    &supervision_kind,
};
const int nflow_kinds = N_OF(flow_kinds);

const struct flow_kind *flow_kind_of(const struct entity *e) {
    for (int i = 0; i < nflow_kinds; i++)
        if (flow_kinds[i]->flow->entity == e) return flow_kinds[i];
    return 0;
}
