#include "door/routes.h"

#include <string.h>
#include "action/board.h"
#include "action/comment.h"
#include "action/cockpit.h"
#include "action/account_import.h"
#include "action/area.h"
#include "action/calendar.h"
#include "action/audit.h"
#include "action/demo.h"
#include "action/edition.h"
#include "action/erase.h"
#include "action/estate.h"
#include "action/estate_file.h"
#include "action/estate_map.h"
#include "action/follow.h"
#include "action/export.h"
#include "action/import.h"
#include "action/notice_list.h"
#include "action/limits.h"
#include "action/live.h"
#include "action/look.h"
#include "action/map_setting.h"
#include "action/org.h"
#include "action/people.h"
#include "action/policies.h"
#include "action/photo.h"
#include "action/plan.h"
#include "action/plan_edit.h"
#include "action/plan_use.h"
#include "action/points.h"
#include "action/problem.h"
#include "action/project.h"
#include "action/reading.h"
#include "action/reference.h"
#include "action/register.h"
#include "action/request.h"
#include "action/rules.h"
#include "action/search.h"
#include "action/session.h"
#include "action/supervise.h"
#include "action/task.h"
#include "action/similar.h"
#include "action/verify.h"
#include "action/view.h"
#include "action/takeout.h"
#include "action/work.h"
#include "door/request.h"

/* A noun of the register: listed, made, read, changed, removed, put back. */
#define NOUN_ROUTES(noun, path, one) \
    { "GET",    path,                 &register_nouns[noun].list,    BODY_QUERY, INPUT, 200, "List " one "s of the register" }, \
    { "POST",   path,                 &register_nouns[noun].create,  BODY_JSON,  INPUT, 201, "Make a " one " record" }, \
    { "GET",    path "/{id}",         &register_nouns[noun].get,     BODY_NONE,  0,     200, "One " one " record" }, \
    { "PATCH",  path "/{id}",         &register_nouns[noun].change,  BODY_JSON,  EDIT,  200, "Change a " one " record" }, \
    { "DELETE", path "/{id}",         &register_nouns[noun].remove,  BODY_JSON,  INPUT, 200, "Remove a " one " record; it can be put back" }, \
    { "POST",   path "/{id}/restore", &register_nouns[noun].restore, BODY_NONE,  0,     200, "Put a removed " one " record back" }

/* A part of a project: made, changed, removed; answered with the whole project. */
#define PART_ROUTES(kind, path, one, say) \
    { "POST",   path, &project_parts[kind].create, BODY_JSON, INPUT, 201, "Add a " say }, \
    { "PATCH",  one,  &project_parts[kind].change, BODY_JSON, EDIT,  200, "Change a " say }, \
    { "DELETE", one,  &project_parts[kind].remove, BODY_JSON, INPUT, 200, "Remove a " say }

const struct route routes[] = {
    /* method    path                                 action               body        flag    status summary */
    { "POST",   "/session",                     &session_create,     BODY_JSON,  INPUT, 200, "Sign in" },
    { "DELETE", "/session",                     &session_delete,     BODY_NONE,  0,     204, "Sign out" },
    { "POST",   "/activations",                 &activations_create, BODY_JSON,  INPUT, 204, "Activate an administrator with a one-time code" },
    { "GET",    "/me",                          &me_get,             BODY_NONE,  0,     200, "Who I am, where the campaign stands" },
    { "PATCH",  "/me",                          &me_language,        BODY_JSON,  INPUT, 204, "Change my language" },
    { "POST",   "/me/password",                 &me_password,        BODY_JSON,  INPUT, 204, "Change my password" },
    { "GET",    "/demo",                        &demo_accounts,      BODY_NONE,  0,     200, "Accounts of an example city" },
    { "GET",    "/reference",                   &reference_get,      BODY_NONE,  0,     200, "Organisations, areas, categories, codes", .etag = true },
    { "GET",    "/work",                        &work_get,           BODY_NONE,  0,     200, "What waits for me" },
    { "GET",    "/live",                        &live_open,          BODY_QUERY, INPUT, 200, "What changes, while it changes", .special = answer_live },
    { "GET",    "/cockpit",                     &cockpit_get,        BODY_QUERY, INPUT, 200, "The campaign at a glance" },
    { "GET",    "/search",                      &search_get,         BODY_QUERY, INPUT, 200, "Search over everything that I may see" },
    { "GET",    "/problems",                    &problems_list,      BODY_QUERY, INPUT, 200, "List problems in my scope" },
    { "GET",    "/problems/board",              &problems_board,     BODY_QUERY, INPUT, 200, "The same list as columns, one a state" },
    { "GET",    "/problems/points",             &problems_points,    BODY_QUERY, INPUT, 200, "Where the problems of the list lie" },
    { "GET",    "/problems/similar",            &problems_similar,   BODY_QUERY, INPUT, 200, "What may be the same matter" },
    { "POST",   "/problems",                    &problems_create,    BODY_JSON,  INPUT, 201, "Report a problem" },
    { "POST",   "/problems/export",             &problems_export,    BODY_JSON,  INPUT, 200, "The same list as a workbook", .special = answer_xlsx },
    { "GET",    "/problems/{id}",               &problems_get,       BODY_NONE,  0,     200, "One problem on its page" },
    { "POST",   "/problems/{id}/moves",         &problems_move,      BODY_JSON,  INPUT, 200, "Move a problem on" },
    { "POST",   "/problems/{id}/requests",      &problems_ask,       BODY_JSON,  INPUT, 200, "Ask for more time, or for the clock to stand" },
    { "POST",   "/problems/{id}/resume",        &problems_resume,    BODY_JSON,  INPUT, 200, "Let a stopped clock run on" },
    { "GET",    "/projects",                    &projects_list,      BODY_QUERY, INPUT, 200, "List projects in my scope" },
    { "GET",    "/projects/sums",               &projects_sums,      BODY_QUERY, INPUT, 200, "Money and numbers of the same list, cut by one thing" },
    { "POST",   "/projects",                    &projects_create,    BODY_JSON,  INPUT, 201, "Draft a project" },
    { "POST",   "/projects/export",             &projects_export,    BODY_JSON,  INPUT, 200, "The same list as a workbook", .special = answer_xlsx },
    { "GET",    "/projects/{id}",               &projects_get,       BODY_NONE,  0,     200, "One project on its page" },
    { "PATCH",  "/projects/{id}",               &projects_change,    BODY_JSON,  EDIT,  200, "Change a project" },
    { "POST",   "/projects/{id}/moves",         &projects_move,      BODY_JSON,  INPUT, 200, "Move a project on" },
    { "POST",   "/projects/{id}/problems",      &projects_links,     BODY_JSON,  INPUT, 200, "Which problems it is made for" },
    PART_ROUTES(PART_FUND,    "/projects/{project}/funds",    "/project-funds/{id}",    "source of a project's money"),
    PART_ROUTES(PART_PAYMENT, "/projects/{project}/payments", "/project-payments/{id}", "payment of a project"),
    PART_ROUTES(PART_NODE,    "/projects/{project}/nodes",    "/project-nodes/{id}",    "point in time of a project"),
    { "GET",    "/requests",                    &requests_list,      BODY_QUERY, INPUT, 200, "List what units ask for" },
    { "POST",   "/requests/{id}/decide",        &requests_decide,    BODY_JSON,  INPUT, 200, "Grant or refuse a request" },
    { "POST",   "/requests/{id}/withdraw",      &requests_withdraw,  BODY_NONE,  0,     200, "Take a request back" },
    { "POST",   "/problems/{id}/reveal",        &problems_reveal,    BODY_JSON,  INPUT, 200, "See who reported, with a reason" },
    { "GET",    "/problems/{id}/photos/{photo}", &problems_photo,    BODY_QUERY, INPUT, 200, "A photo of a problem", .special = answer_photo },
    { "POST",   "/problems/{id}/erase",         &problems_erase,     BODY_JSON,  INPUT, 200, "Erase what is personal in a problem, for good" },
    { "POST",   "/problems/{id}/photos/{photo}/original", &problems_original, BODY_JSON, INPUT, 200,
      "A photo as it was sent, for a reason", .special = answer_photo },
    { "GET",    "/problems/{id}/comments",      &comments_list,      BODY_QUERY, INPUT, 200, "What was said at a problem, newest first" },
    { "POST",   "/problems/{id}/comments",      &comments_create,    BODY_JSON,  INPUT, 201, "Say something at a problem" },
    { "GET",    "/problems/{id}/people",        &problems_people,    BODY_QUERY, INPUT, 200, "Who may be mentioned there" },
    { "POST",   "/problems/{id}/follow",        &problems_follow,    BODY_JSON,  INPUT, 200, "Follow a problem, or no longer" },
    { "GET",    "/notifications",               &notices_list,       BODY_QUERY, INPUT, 200, "What I was told" },
    { "POST",   "/notifications/read",          &notices_read,       BODY_JSON,  INPUT, 200, "I have read it" },
    { "GET",    "/views",                       &views_list,         BODY_QUERY, INPUT, 200, "My saved views" },
    { "POST",   "/views",                       &views_create,       BODY_JSON,  INPUT, 201, "Save a view" },
    { "PATCH",  "/views/{id}",                  &views_change,       BODY_JSON,  INPUT, 200, "Change a saved view" },
    { "DELETE", "/views/{id}",                  &views_remove,       BODY_NONE,  0,     204, "Remove a saved view" },
    { "POST",   "/attachments",                 &attachments_create, BODY_IMAGE, INPUT, 201, "Upload a photo" },
    { "GET",    "/plan",                        &plan_get,           BODY_QUERY, INPUT, 200, "The plan as it was read" },
    { "POST",   "/plan/confirm",                &plan_confirm,       BODY_JSON,  INPUT, 200, "Confirm the proposals that have an organisation" },
    { "POST",   "/plan/read",                   &readings_create,    BODY_CSV,   INPUT, 201, "Read a plan document, whatever its form" },
    { "GET",    "/plan/readings",               &readings_list,      BODY_QUERY, INPUT, 200, "Plan documents that were read, newest first" },
    { "GET",    "/plan/readings/{id}",          &readings_get,       BODY_NONE,  0,     200, "A document's text and what was read in it" },
    { "POST",   "/plan/readings/{id}/drop",     &readings_drop,      BODY_NONE,  0,     200, "Put a reading away" },
    { "PATCH",  "/plan/readings/{id}/facts",    &readings_facts,     BODY_JSON,  INPUT, 200, "Put right what was read, one step at a time" },
    { "GET",    "/plan/readings/{id}/diff",     &readings_diff,      BODY_NONE,  0,     200, "What a reading would change in the plan that runs" },
    { "POST",   "/plan/readings/{id}/apply",    &readings_apply,     BODY_NONE,  0,     200, "Make the plan of it, or revise it" },
    { "POST",   "/plan/blank",                  &plan_blank,         BODY_JSON,  INPUT, 201, "Begin a plan without a document" },
    { "POST",   "/duties/{id}/confirm",         &duties_confirm,     BODY_JSON,  INPUT, 200, "Confirm one proposal" },
    { "GET",    "/plan/matrix",                 &plan_matrix,        BODY_QUERY, INPUT, 200, "Measures by units: roles, open and late work" },
    { "GET",    "/plan/gantt",                  &plan_gantt,         BODY_QUERY, INPUT, 200, "The plan in time" },
    { "GET",    "/plan/to-fill",                &plan_to_fill,       BODY_QUERY, INPUT, 200, "What the plan still lacks" },
    { "GET",    "/plan/templates",              &plan_templates,     BODY_QUERY, INPUT, 200, "Tasks to be given: title, unit, due day" },
    { "GET",    "/supervisions",                &supervisions_list,  BODY_QUERY, INPUT, 200, "List supervision sheets" },
    { "POST",   "/supervisions",                &supervisions_create, BODY_JSON, INPUT, 201, "Issue a supervision sheet" },
    { "GET",    "/supervisions/{id}",           &supervisions_get,   BODY_NONE,  0,     200, "One supervision sheet with its story" },
    { "POST",   "/supervisions/{id}/moves",     &supervisions_move,  BODY_JSON,  INPUT, 200, "Answer, release or raise a sheet" },
    { "GET",    "/tasks",                       &tasks_list,         BODY_QUERY, INPUT, 200, "List tasks" },
    { "POST",   "/tasks",                       &tasks_create,       BODY_JSON,  INPUT, 201, "Draft a task" },
    { "GET",    "/tasks/{id}",                  &tasks_get,          BODY_NONE,  0,     200, "One task with its story and what may be done" },
    { "PATCH",  "/tasks/{id}",                  &tasks_change,       BODY_JSON,  EDIT,  200, "Change a task" },
    { "POST",   "/tasks/{id}/moves",            &tasks_move,         BODY_JSON,  INPUT, 200, "Move a task on" },
    { "GET",    "/plan/campaigns",              &plan_campaigns,     BODY_NONE,  0,     200, "The city's plan and its towns'" },
    { "GET",    "/plan/compare",                &plan_compare,       BODY_QUERY, INPUT, 200, "A town's plan beside the city's" },
    { "POST",   "/measures",                    &measures_create,    BODY_JSON,  INPUT, 201, "Add a measure to the plan" },
    { "PATCH",  "/measures/{id}",               &measures_change,    BODY_JSON,  INPUT, 200, "Change a measure, its dates, its categories" },
    { "POST",   "/measures/{id}/move",          &measures_move,      BODY_JSON,  INPUT, 200, "Put a measure elsewhere in the plan" },
    { "POST",   "/measures/{id}/split",         &measures_split,     BODY_JSON,  INPUT, 200, "Make several measures of one, each with its units" },
    { "POST",   "/measures/{id}/join",          &measures_join,      BODY_JSON,  INPUT, 200, "Join a measure into another" },
    { "POST",   "/measures/{id}/close",         &measures_close,     BODY_NONE,  0,     200, "Close a measure; what hangs on it stays" },
    { "POST",   "/measures/{id}/reopen",        &measures_reopen,    BODY_NONE,  0,     200, "Open a closed measure again" },
    { "POST",   "/phases",                      &phases_create,      BODY_JSON,  INPUT, 201, "Add a phase" },
    { "PATCH",  "/phases/{id}",                 &phases_change,      BODY_JSON,  INPUT, 200, "Change a phase" },
    { "DELETE", "/phases/{id}",                 &phases_remove,      BODY_NONE,  0,     200, "Take a phase out" },
    { "POST",   "/milestones",                  &milestones_create,  BODY_JSON,  INPUT, 201, "Add a milestone" },
    { "PATCH",  "/milestones/{id}",             &milestones_change,  BODY_JSON,  INPUT, 200, "Change a milestone" },
    { "DELETE", "/milestones/{id}",             &milestones_remove,  BODY_NONE,  0,     200, "Take a milestone out" },
    { "POST",   "/duties",                      &duties_create,      BODY_JSON,  INPUT, 201, "Give a measure to a unit" },
    { "PATCH",  "/duties/{id}",                 &duties_change,      BODY_JSON,  INPUT, 200, "Change a unit's role" },
    { "DELETE", "/duties/{id}",                 &duties_remove,      BODY_NONE,  0,     200, "Take a measure from a unit" },
    { "GET",    "/estates",                     &estates_list,       BODY_QUERY, INPUT, 200, "List estates in my scope" },
    { "GET",    "/estates/map",                 &estates_map,        BODY_QUERY, INPUT, 200, "Estates where they lie, coloured by a field or a count" },
    { "GET",    "/place",                       &place_get,          BODY_QUERY, INPUT, 200, "Which estate a position lies in" },
    { "GET",    "/estates/{id}",                &estates_get,        BODY_NONE,  0,     200, "One estate" },
    { "GET",    "/estates/{id}/file",           &estates_file,       BODY_NONE,  0,     200, "Everything known of an estate on one page" },
    { "GET",    "/estates/{id}/timeline",       &estates_timeline,   BODY_QUERY, INPUT, 200, "The story of an estate, newest first" },
    { "GET",    "/lifts",                       &lifts_list,         BODY_QUERY, INPUT, 200, "Lifts by what is due first, with counts" },
    { "GET",    "/elevators/{id}/file",         &elevators_file,     BODY_NONE,  0,     200, "One lift's file" },
    { "POST",   "/elevators/{id}/records",      &elevators_record,   BODY_JSON,  INPUT, 201, "What was done to a lift, or found of it" },
    { "GET",    "/editions",                    &editions_list,      BODY_NONE,  0,     200, "Editions of the base" },
    { "POST",   "/editions",                    &editions_create,    BODY_JSON,  INPUT, 201, "Freeze the base as an edition" },
    { "GET",    "/editions/compare",            &editions_compare,   BODY_QUERY, INPUT, 200, "What two editions differ in, or one and now" },
    { "GET",    "/editions/{id}",               &editions_get,       BODY_NONE,  0,     200, "How an edition stands" },
    { "GET",    "/editions/{id}/estates/{estate}", &editions_estate, BODY_NONE,  0,     200, "An estate as an edition holds it" },
    { "PATCH",  "/estates/{id}",                &estates_update,     BODY_JSON,  EDIT,  200, "Change an estate" },
    { "POST",   "/estates",                     &estates_create,     BODY_JSON,  INPUT, 201, "Make an estate" },
    { "POST",   "/estates/{id}/merge",          &estates_merge,      BODY_JSON,  INPUT, 200, "Merge an estate into another" },
    { "POST",   "/estates/{id}/split",          &estates_split,      BODY_JSON,  INPUT, 200, "Part an estate: new ones take the buildings named" },
    { "POST",   "/estates/{id}/end",            &estates_end,        BODY_JSON,  INPUT, 200, "End an estate where nothing is open" },
    { "GET",    "/estates/{id}/missing",        &estates_missing,    BODY_NONE,  0,     200, "What is missing of an estate, and who must fill it in" },
    { "GET",    "/completeness",                &completeness_get,   BODY_QUERY, INPUT, 200, "How complete the base is, by town, community or field" },
    { "GET",    "/removed",                     &removed_list,       BODY_QUERY, INPUT, 200, "Records of an estate that were removed" },
    { "GET",    "/history",                     &history_list,       BODY_QUERY, INPUT, 200, "What became of the fields of a record" },
    NOUN_ROUTES(N_BUILDING, "/buildings", "building"),
    { "POST",   "/buildings/{id}/reveal",       &buildings_reveal,   BODY_JSON,  INPUT, 200, "See who heads a building, with a reason" },
    NOUN_ROUTES(N_STAIRWELL, "/stairwells", "stairwell"),
    NOUN_ROUTES(N_ELEVATOR, "/elevators", "lift"),
    NOUN_ROUTES(N_FACILITY, "/facilities", "facility"),
    NOUN_ROUTES(N_CONTRACT, "/contracts", "property contract"),
    NOUN_ROUTES(N_OWNERS_BODY, "/owners_bodies", "owners' body"),
    { "POST",   "/owners_bodies/{id}/reveal",   &owners_bodies_reveal, BODY_JSON, INPUT, 200, "See who chairs an owners' body, with a reason" },
    NOUN_ROUTES(N_LEDGER_MONTH, "/ledger_months", "monthly figures"),
    NOUN_ROUTES(N_HOUSEHOLD, "/households", "household"),
    { "POST",   "/imports",                     &imports_create,     BODY_CSV,   INPUT, 201, "Try a file: the dry run of an import" },
    { "GET",    "/imports",                     &imports_list,       BODY_QUERY, INPUT, 200, "What was imported, newest first" },
    { "GET",    "/imports/template",            &imports_template,   BODY_QUERY, INPUT, 200, "An empty workbook of a noun, to fill in",
      .special = answer_file },
    { "PATCH",  "/imports/{id}",                &imports_change,     BODY_JSON,  INPUT, 200, "Other columns, another sheet, answers: the dry run anew" },
    { "GET",    "/imports/{id}",                &imports_get,        BODY_NONE,  0,     200, "How an import stands" },
    { "POST",   "/imports/{id}/commit",         &imports_commit,     BODY_NONE,  0,     202, "Write what was tried" },
    { "POST",   "/imports/{id}/undo",           &imports_undo,       BODY_NONE,  0,     200, "Take an import back" },
    { "POST",   "/imports/{id}/cancel",         &imports_cancel,     BODY_NONE,  0,     200, "Stop an import at its next chunk" },
    { "GET",    "/imports/{id}/refused",        &imports_refused,    BODY_QUERY, INPUT, 200, "The refused rows with their reasons, CSV or XLSX",
      .special = answer_file },
    { "POST",   "/export",                      &export_make,        BODY_JSON,  INPUT, 200, "Take a noun of the base out as a workbook that comes back in",
      .special = answer_xlsx },
    { "GET",    "/rules",                       &rules_list,         BODY_NONE,  0,     200, "Rules that find problems by themselves" },
    { "POST",   "/rules",                       &rules_create,       BODY_JSON,  INPUT, 201, "Make a rule" },
    { "POST",   "/rules/run",                   &rules_run,          BODY_NONE,  0,     202, "Run all rules now" },
    { "PATCH",  "/rules/{id}",                  &rules_change,       BODY_JSON,  EDIT,  200, "Change a rule, switch it on or off" },
    { "POST",   "/rules/{id}/try",              &rules_try,          BODY_JSON,  INPUT, 200, "What a rule would find: nothing is written" },
    { "GET",    "/findings",                    &findings_list,      BODY_QUERY, INPUT, 200, "What rules found" },
    { "GET",    "/findings/{id}",               &findings_get,       BODY_NONE,  0,     200, "A finding, term by term" },
    { "GET",    "/persons",                     &persons_list,       BODY_QUERY, INPUT, 200, "List accounts" },
    { "POST",   "/persons",                     &persons_create,     BODY_JSON,  INPUT, 201, "Make an account" },
    { "PATCH",  "/persons/{id}",                &persons_change,     BODY_JSON,  INPUT, 200, "Change an account" },
    { "POST",   "/persons/{id}/password",       &persons_password,   BODY_JSON,  INPUT, 204, "Set a new password" },
    { "POST",   "/persons/{id}/reset",          &persons_reset,      BODY_NONE,  0,     200, "Give a one-time code for a new password" },
    { "POST",   "/persons/{id}/erase",          &persons_erase,      BODY_JSON,  INPUT, 200, "Erase what is personal in an account that has left" },
    { "GET",    "/persons/{id}/sight",          &persons_sight,      BODY_NONE,  0,     200, "What this person sees" },
    { "POST",   "/persons/import",              &persons_import,     BODY_CSV,   INPUT, 200, "Accounts from a file: try, or write all" },
    { "GET",    "/orgs",                        &orgs_list,          BODY_NONE,  0,     200, "Organisations with what they hold" },
    { "POST",   "/orgs",                        &orgs_create,        BODY_JSON,  INPUT, 201, "Make an organisation" },
    { "PATCH",  "/orgs/{id}",                   &orgs_change,        BODY_JSON,  INPUT, 200, "Rename or move an organisation" },
    { "POST",   "/orgs/{id}/dissolve",          &orgs_dissolve,      BODY_JSON,  INPUT, 200, "Dissolve an organisation; a successor takes over" },
    { "GET",    "/orgs/{id}/liaisons",          &liaisons_list,      BODY_NONE,  0,     200, "Who answers for it, and who did" },
    { "POST",   "/orgs/{id}/liaison",           &liaisons_hand,      BODY_JSON,  INPUT, 200, "Somebody else answers for it from now on" },
    { "GET",    "/areas",                       &areas_list,         BODY_NONE,  0,     200, "Areas with what lies in them" },
    { "POST",   "/areas",                       &areas_create,       BODY_JSON,  INPUT, 201, "Make an area" },
    { "PATCH",  "/areas/{id}",                  &areas_change,       BODY_JSON,  INPUT, 200, "Rename or move an area" },
    { "POST",   "/areas/{id}/merge",            &areas_merge,        BODY_JSON,  INPUT, 200, "Merge an area into another of its level" },
    { "GET",    "/limits",                      &limits_list,        BODY_NONE,  0,     200, "Time limits of the edition" },
    { "POST",   "/limits",                      &limits_create,      BODY_JSON,  INPUT, 201, "Add a time limit" },
    { "GET",    "/calendar",                    &calendar_get,       BODY_QUERY, INPUT, 200, "Holidays and make-up days" },
    { "POST",   "/calendar",                    &calendar_put,       BODY_CSV,   INPUT, 200, "Set a year's holidays and make-up days" },
    { "GET",    "/policies",                    &policies_list,      BODY_NONE,  0,     200, "What the campaign settles for itself" },
    { "PATCH",  "/policies",                    &policies_change,    BODY_JSON,  INPUT, 200, "Settle it otherwise" },
    { "GET",    "/settings/map",                &map_setting_get,    BODY_NONE,  0,     200, "What the city's map is drawn with" },
    { "PATCH",  "/settings/map",                &map_setting_change, BODY_JSON,  INPUT, 200, "Tiles of Tianditu by the city's key, the datum of its lists" },
    { "GET",    "/grants",                      &grants_list,        BODY_QUERY, INPUT, 200, "List grants" },
    { "GET",    "/grants/reading",              &grants_reading,     BODY_QUERY, INPUT, 200, "What a grant would let its holder see and do" },
    { "POST",   "/grants",                      &grants_create,      BODY_JSON,  INPUT, 201, "Grant a role" },
    { "DELETE", "/grants/{id}",                 &grants_remove,      BODY_NONE,  0,     204, "Take a grant back" },
    { "GET",    "/events",                      &events_list,        BODY_QUERY, INPUT, 200, "The trail, newest first" },
    { "GET",    "/audit",                       &audit_get,          BODY_NONE,  0,     200, "How the trail is sealed" },
    { "GET",    "/audit/looks",                 &looks_list,         BODY_QUERY, INPUT, 200, "Who saw what is hidden, took it out or erased it, and why" },
    { "GET",    "/audit/verify",                &verifications_list, BODY_NONE,  0,     200, "What was verified" },
    { "POST",   "/audit/verify",                &verifications_start, BODY_JSON, INPUT, 202, "Verify the city" },
    { "GET",    "/audit/verify/{id}",           &verifications_get,  BODY_NONE,  0,     200, "How a verification stands, and what it found" },
    { "POST",   "/audit/verify/{id}/cancel",    &verifications_cancel, BODY_NONE, 0,    200, "Take a verification back" },
    { "GET",    "/words",                       0,                   BODY_NONE,  0,     200, "The message table", .special = answer_words, .etag = true },
    { "GET",    "/openapi.json",                0,                   BODY_NONE,  0,     200, "This description", .special = answer_openapi, .etag = true },
};
const int nroutes = N_OF(routes);

/* Does the pattern fit the segments? A {name} takes any one segment. */
static bool fits(const char *pattern, const struct str *seg, int n) {
    struct str rest = str_from(str_of(pattern), 1), part;
    int i = 0;
    for (; rest.s; i++) {
        rest = str_cut(rest, '/', &part);
        if (i >= n || (part.s[0] != '{' && !str_eq(part, seg[i]))) return false;
    }
    return i == n;
}

const struct route *route_find(struct str method, const struct str *seg, int n, bool *path_known, struct str *allow,
                               struct arena *a) {
    *path_known = false;
    for (int i = 0; i < nroutes; i++) {
        if (!fits(routes[i].path, seg, n)) continue;
        if (str_is(method, routes[i].method)) return &routes[i];
        *allow = *path_known ? arena_printf(a, PRIstr ", %s", STRARG(*allow), routes[i].method) : str_of(routes[i].method);
        *path_known = true;
    }
    return 0;
}

const char *routes_wrong(void) {
    for (int i = 0; i < nroutes; i++) {
        const struct route *r = &routes[i];
        bool write = strcmp(r->method, "GET") != 0;
        if (!r->action && !r->special) return "a route that does nothing";
        if (r->action && write != (r->action->body != 0)) return "a GET that writes, or a write that reads";
        if (r->action && r->action->cap == CAP_READ && write && !r->action->body) return "a write without a body";
        if ((r->body == BODY_JSON) != (r->flag != 0 && r->body == BODY_JSON)) return "a body without fields";
        for (int j = 0; j < i; j++)
            if (!strcmp(r->method, routes[j].method) && !strcmp(r->path, routes[j].path)) return "two routes of one name";
    }
    return 0;
}
