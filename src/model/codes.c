#include "model/codes.h"

#define CODES(var, nm, ...) \
    static const char *const var##_codes[] = { __VA_ARGS__ }; \
    const struct codes var = { nm, var##_codes, N_OF(var##_codes) }

CODES(states, "state", "reported", "verified", "filed", "dispatched", "objected", "handling", "finished", "closed",
      "rejected", "exited", "merged", "voided");
CODES(stages, "stage", "intake", "filing", "dispatch", "handling", "checking", "closing",
      "accepting", "objecting", "arbitrating");
CODES(severities, "severity", "ordinary", "serious", "severe", "critical");
CODES(classes, "class", "basic", "improve", "upgrade");
CODES(sources, "source", "resident", "grid", "checkup", "inspection", "hotline", "rule");
CODES(lights, "light", "ok", "risk", "over", "over3", "stop", "done", "half");
CODES(org_kinds, "org_kind", "city", "task_force", "department", "utility", "town", "community", "grid", "property",
      "inspection");
CODES(area_levels, "level", "city", "town", "community", "grid");
CODES(unit_roles, "role", "lead", "responsible", "guide", "join", "oversee");
CODES(unit_kinds, "unit_kind", "town", "line", "utility", "property");
CODES(photo_kinds, "photo", "before", "during", "after");
CODES(proposals, "proposal", "proposed", "confirmed");
CODES(batch_states, "batch", "checked", "running", "done", "undone", "failed", "cancelled");
CODES(job_states, "job", "waiting", "running", "done", "failed", "cancelled");
CODES(campaign_states, "campaign", "draft", "active", "closed");
CODES(fact_kinds, "fact_kind", "item", "phase", "milestone", "unit", "duty", "mechanism", "unread");
CODES(fact_states, "fact_state", "proposed", "confirmed", "dropped");
CODES(mechanisms, "mechanism", "meeting", "bulletin", "inspection", "survey", "review", "report");
CODES(periods, "period", "day", "week", "ten_days", "half_month", "month", "quarter", "half_year", "year");
CODES(reading_states, "reading", "read", "applied", "dropped");
CODES(managements, "management", "firm", "owners", "community", "nobody");
CODES(estate_kinds, "estate_kind", "resettled", "commodity", "housing_reform", "affordable", "mixed", "village");
CODES(renovations, "renovation", "none", "planned", "under_way", "done");
CODES(datums, "datum", "wgs84", "cgcs2000", "gcj02", "bd09");
CODES(structures, "structure", "masonry", "frame", "shear_wall", "other");
CODES(lift_states, "lift_state", "in_use", "stopped", "scrapped");
CODES(lift_grades, "lift_grade", "one", "two", "three", "four");
CODES(lift_advices, "lift_advice", "keep", "repair", "replace_parts", "replace", "stop");
CODES(lift_deeds, "lift_deed", "maintained", "inspected", "assessed", "repaired", "trapped", "replaced");
CODES(lift_results, "lift_result", "passed", "passed_with", "failed");
CODES(body_kinds, "body_kind", "committee", "management", "none");
CODES(occupancies, "occupancy", "owner", "let", "empty", "unknown");
CODES(rule_outcomes, "rule_makes", "problem", "mark");
CODES(moment_kinds, "moment_kind", "problem", "dispatch", "handle", "check", "press", "request", "lift", "building", "facility",
      "firm", "owners", "money", "household", "base", "edition", "rule");
CODES(moment_verbs, "moment_verb", "made", "changed", "removed", "restored", "imported", "undone", "merged", "split", "ended",
      "found", "gone");
CODES(firm_ratings, "firm_rating", "a", "b", "c", "d");
CODES(facility_kinds, "facility_kind", "hydrant", "outdoor_hydrant", "extinguisher", "fire_station", "fire_lane", "exit_light",
      "smoke_detector", "sprinkler", "ebike_place", "ebike_charger", "ebike_sprinkler", "ebike_shed", "ev_charger", "parking",
      "camera", "gate", "low_voltage", "drain", "sewer", "lamp", "waste_point", "bulky_waste", "canteen", "day_care", "childcare",
      "clinic", "fitness", "playground", "activity_room", "idle_room", "notice_board");
CODES(project_states, "project_state", "drafted", "approved", "procured", "under_way", "finished", "accepted", "settled", "stopped");
CODES(project_verbs, "project_verb", "draft", "approve", "procure", "start", "finish", "accept", "rework", "settle", "stop", "resume");
CODES(fund_sources, "fund_source", "central", "province", "city", "town", "residents", "repair_fund", "company", "other");
CODES(procurements, "procurement", "open_tender", "invited_tender", "consultation", "negotiation", "inquiry", "single_source", "direct");
CODES(languages, "language", "zh-CN", "en");
/* The six coded exits of intake (domain.md 3). */
CODES(exit_reasons, "exit", "urgent_line", "court_or_petition", "same_matter", "secrecy", "beyond_duty", "unlawful");
CODES(roles, "person_role", "task_force", "leader", "department", "town", "community", "grid", "property", "inspector",
      "sysadmin", "secadmin", "auditor");
CODES(verbs, "verb", "report", "verify", "reject", "exit", "file", "dispatch", "accept", "return", "progress", "finish",
      "pass", "rework", "redirect", "object", "uphold", "overrule", "reopen", "agree", "disagree", "merge", "unmerge",
      "void", "escalate", "remind", "ask", "grant", "refuse", "withdraw", "resume", "absorb", "release", "handover", "find", "lapse");
CODES(request_kinds, "request_kind", "extension", "suspension", "objection", "appeal");
CODES(request_states, "request", "asked", "granted", "refused", "withdrawn");
CODES(notice_kinds, "notice", "todo", "told", "half", "risk", "overdue", "escalated", "asked", "decided", "mentioned",
      "comment", "reminded", "handover", "calendar");
CODES(facts, "fact", "filed", "handled", "checked", "late", "reworked", "returned", "extended", "suspended", "agreed",
      "disagreed", "reopened", "escalated");

CODES(rungs, "rung", "press", "letter", "order", "listed", "interview", "circular");
CODES(supervision_states, "supervision_state", "issued", "answered", "released", "raised", "withdrawn");
CODES(supervision_verbs, "supervision_verb", "issue", "answer", "send_back", "release", "raise", "withdraw",
      "climb", "lapse");
CODES(task_sources, "task_source", "hand", "problems", "meeting", "instruction", "supervision", "plan");
CODES(task_states, "task_state", "drafted", "issued", "under_way", "finished", "closed", "voided");
CODES(task_verbs, "task_verb", "draft", "issue", "accept", "decline", "report", "finish", "pass", "send_back", "postpone", "void");

enum stage stage_of(enum state s) {
    static const enum stage at[STATES] = {
        [REPORTED] = INTAKE, [VERIFIED] = FILING, [FILED] = DISPATCH, [DISPATCHED] = DISPATCH, [OBJECTED] = DISPATCH,
        [HANDLING] = HANDLE, [FINISHED] = CHECKING, [CLOSED] = CLOSING,
    };
    return s > 0 && s < STATES ? at[s] : 0;
}

enum stage limit_stage(enum state s) {
    if (s == DISPATCHED) return ACCEPTING;
    if (s == OBJECTED) return ARBITRATING;
    return s == CLOSED ? (enum stage)0 : stage_of(s);
}

bool state_open(enum state s) {
    return s >= REPORTED && s <= FINISHED;
}
