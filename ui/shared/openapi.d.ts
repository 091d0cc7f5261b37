/* Printed from what `anju openapi` says: npm run types. Names for the pages stand in api.d.ts. */
export interface paths {
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["session.create"];
        /** Sign out */
        delete: operations["session.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate an administrator with a one-time code */
        post: operations["activations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am, where the campaign stands */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my language */
        patch: operations["me.language"];
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change my password */
        post: operations["me.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of an example city */
        get: operations["demo.accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations, areas, categories, codes */
        get: operations["reference.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for me */
        get: operations["work.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes, while it changes */
        get: operations["live.open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The campaign at a glance */
        get: operations["cockpit.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search over everything that I may see */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List problems in my scope */
        get: operations["problems.list"];
        put?: never;
        /** Report a problem */
        post: operations["problems.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same list as columns, one a state */
        get: operations["problems.board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the problems of the list lie */
        get: operations["problems.points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be the same matter */
        get: operations["problems.similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same list as a workbook */
        post: operations["problems.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One problem on its page */
        get: operations["problems.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a problem on */
        post: operations["problems.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for more time, or for the clock to stand */
        post: operations["problems.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a stopped clock run on */
        post: operations["problems.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List projects in my scope */
        get: operations["projects.list"];
        put?: never;
        /** Draft a project */
        post: operations["projects.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Money and numbers of the same list, cut by one thing */
        get: operations["projects.sums"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same list as a workbook */
        post: operations["projects.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One project on its page */
        get: operations["projects.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a project */
        patch: operations["projects.change"];
        trace?: never;
    };
    "/projects/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a project on */
        post: operations["projects.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which problems it is made for */
        post: operations["projects.links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}/funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a source of a project's money */
        post: operations["project_funds.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project-funds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a source of a project's money */
        delete: operations["project_funds.remove"];
        options?: never;
        head?: never;
        /** Change a source of a project's money */
        patch: operations["project_funds.change"];
        trace?: never;
    };
    "/projects/{project}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a payment of a project */
        post: operations["project_payments.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project-payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a payment of a project */
        delete: operations["project_payments.remove"];
        options?: never;
        head?: never;
        /** Change a payment of a project */
        patch: operations["project_payments.change"];
        trace?: never;
    };
    "/projects/{project}/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a point in time of a project */
        post: operations["project_nodes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project-nodes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a point in time of a project */
        delete: operations["project_nodes.remove"];
        options?: never;
        head?: never;
        /** Change a point in time of a project */
        patch: operations["project_nodes.change"];
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what units ask for */
        get: operations["requests.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant or refuse a request */
        post: operations["requests.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a request back */
        post: operations["requests.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See who reported, with a reason */
        post: operations["problems.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/photos/{photo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photo of a problem */
        get: operations["problems.photo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase what is personal in a problem, for good */
        post: operations["problems.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/photos/{photo}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A photo as it was sent, for a reason */
        post: operations["problems.original"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said at a problem, newest first */
        get: operations["comments.list"];
        put?: never;
        /** Say something at a problem */
        post: operations["comments.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may be mentioned there */
        get: operations["problems.people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow a problem, or no longer */
        post: operations["problems.follow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was told */
        get: operations["notifications.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have read it */
        post: operations["notifications.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My saved views */
        get: operations["views.list"];
        put?: never;
        /** Save a view */
        post: operations["views.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a saved view */
        delete: operations["views.remove"];
        options?: never;
        head?: never;
        /** Change a saved view */
        patch: operations["views.change"];
        trace?: never;
    };
    "/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a photo */
        post: operations["attachments.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan as it was read */
        get: operations["plan.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the proposals that have an organisation */
        post: operations["plan.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a plan document, whatever its form */
        post: operations["readings.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plan documents that were read, newest first */
        get: operations["readings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/readings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document's text and what was read in it */
        get: operations["readings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/readings/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a reading away */
        post: operations["readings.drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/readings/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Put right what was read, one step at a time */
        patch: operations["readings.facts"];
        trace?: never;
    };
    "/plan/readings/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a reading would change in the plan that runs */
        get: operations["readings.diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/readings/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the plan of it, or revise it */
        post: operations["readings.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/blank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a plan without a document */
        post: operations["plan.blank"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duties/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm one proposal */
        post: operations["duties.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measures by units: roles, open and late work */
        get: operations["plan.matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/gantt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan in time */
        get: operations["plan.gantt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/to-fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the plan still lacks */
        get: operations["plan.to_fill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks to be given: title, unit, due day */
        get: operations["plan.templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/supervisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List supervision sheets */
        get: operations["supervisions.list"];
        put?: never;
        /** Issue a supervision sheet */
        post: operations["supervisions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/supervisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One supervision sheet with its story */
        get: operations["supervisions.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/supervisions/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer, release or raise a sheet */
        post: operations["supervisions.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks */
        get: operations["tasks.list"];
        put?: never;
        /** Draft a task */
        post: operations["tasks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task with its story and what may be done */
        get: operations["tasks.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a task */
        patch: operations["tasks.change"];
        trace?: never;
    };
    "/tasks/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a task on */
        post: operations["tasks.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The city's plan and its towns' */
        get: operations["plan.campaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A town's plan beside the city's */
        get: operations["plan.compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a measure to the plan */
        post: operations["measures.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/measures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a measure, its dates, its categories */
        patch: operations["measures.change"];
        trace?: never;
    };
    "/measures/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a measure elsewhere in the plan */
        post: operations["measures.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/measures/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make several measures of one, each with its units */
        post: operations["measures.split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/measures/{id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join a measure into another */
        post: operations["measures.join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/measures/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a measure; what hangs on it stays */
        post: operations["measures.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/measures/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed measure again */
        post: operations["measures.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a phase */
        post: operations["phases.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a phase out */
        delete: operations["phases.remove"];
        options?: never;
        head?: never;
        /** Change a phase */
        patch: operations["phases.change"];
        trace?: never;
    };
    "/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a milestone */
        post: operations["milestones.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/milestones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a milestone out */
        delete: operations["milestones.remove"];
        options?: never;
        head?: never;
        /** Change a milestone */
        patch: operations["milestones.change"];
        trace?: never;
    };
    "/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a measure to a unit */
        post: operations["duties.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a measure from a unit */
        delete: operations["duties.remove"];
        options?: never;
        head?: never;
        /** Change a unit's role */
        patch: operations["duties.change"];
        trace?: never;
    };
    "/estates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List estates in my scope */
        get: operations["estates.list"];
        put?: never;
        /** Make an estate */
        post: operations["estates.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Estates where they lie, coloured by a field or a count */
        get: operations["estates.map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which estate a position lies in */
        get: operations["place.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One estate */
        get: operations["estates.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an estate */
        patch: operations["estates.update"];
        trace?: never;
    };
    "/estates/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything known of an estate on one page */
        get: operations["estates.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The story of an estate, newest first */
        get: operations["estates.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lifts by what is due first, with counts */
        get: operations["lifts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/elevators/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lift's file */
        get: operations["elevators.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/elevators/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was done to a lift, or found of it */
        post: operations["elevators.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Editions of the base */
        get: operations["editions.list"];
        put?: never;
        /** Freeze the base as an edition */
        post: operations["editions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/editions/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What two editions differ in, or one and now */
        get: operations["editions.compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/editions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an edition stands */
        get: operations["editions.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/editions/{id}/estates/{estate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An estate as an edition holds it */
        get: operations["editions.estate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge an estate into another */
        post: operations["estates.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Part an estate: new ones take the buildings named */
        post: operations["estates.split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an estate where nothing is open */
        post: operations["estates.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{id}/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is missing of an estate, and who must fill it in */
        get: operations["estates.missing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/completeness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How complete the base is, by town, community or field */
        get: operations["completeness.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records of an estate that were removed */
        get: operations["removed.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of the fields of a record */
        get: operations["history.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List buildings of the register */
        get: operations["buildings.list"];
        put?: never;
        /** Make a building record */
        post: operations["buildings.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One building record */
        get: operations["buildings.get"];
        put?: never;
        post?: never;
        /** Remove a building record; it can be put back */
        delete: operations["buildings.remove"];
        options?: never;
        head?: never;
        /** Change a building record */
        patch: operations["buildings.change"];
        trace?: never;
    };
    "/buildings/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed building record back */
        post: operations["buildings.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See who heads a building, with a reason */
        post: operations["buildings.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stairwells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List stairwells of the register */
        get: operations["stairwells.list"];
        put?: never;
        /** Make a stairwell record */
        post: operations["stairwells.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stairwells/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One stairwell record */
        get: operations["stairwells.get"];
        put?: never;
        post?: never;
        /** Remove a stairwell record; it can be put back */
        delete: operations["stairwells.remove"];
        options?: never;
        head?: never;
        /** Change a stairwell record */
        patch: operations["stairwells.change"];
        trace?: never;
    };
    "/stairwells/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed stairwell record back */
        post: operations["stairwells.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/elevators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List lifts of the register */
        get: operations["elevators.list"];
        put?: never;
        /** Make a lift record */
        post: operations["elevators.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/elevators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lift record */
        get: operations["elevators.get"];
        put?: never;
        post?: never;
        /** Remove a lift record; it can be put back */
        delete: operations["elevators.remove"];
        options?: never;
        head?: never;
        /** Change a lift record */
        patch: operations["elevators.change"];
        trace?: never;
    };
    "/elevators/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed lift record back */
        post: operations["elevators.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List facilitys of the register */
        get: operations["facilities.list"];
        put?: never;
        /** Make a facility record */
        post: operations["facilities.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facilities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One facility record */
        get: operations["facilities.get"];
        put?: never;
        post?: never;
        /** Remove a facility record; it can be put back */
        delete: operations["facilities.remove"];
        options?: never;
        head?: never;
        /** Change a facility record */
        patch: operations["facilities.change"];
        trace?: never;
    };
    "/facilities/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed facility record back */
        post: operations["facilities.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List property contracts of the register */
        get: operations["contracts.list"];
        put?: never;
        /** Make a property contract record */
        post: operations["contracts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One property contract record */
        get: operations["contracts.get"];
        put?: never;
        post?: never;
        /** Remove a property contract record; it can be put back */
        delete: operations["contracts.remove"];
        options?: never;
        head?: never;
        /** Change a property contract record */
        patch: operations["contracts.change"];
        trace?: never;
    };
    "/contracts/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed property contract record back */
        post: operations["contracts.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/owners_bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List owners' bodys of the register */
        get: operations["owners_bodies.list"];
        put?: never;
        /** Make a owners' body record */
        post: operations["owners_bodies.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/owners_bodies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One owners' body record */
        get: operations["owners_bodies.get"];
        put?: never;
        post?: never;
        /** Remove a owners' body record; it can be put back */
        delete: operations["owners_bodies.remove"];
        options?: never;
        head?: never;
        /** Change a owners' body record */
        patch: operations["owners_bodies.change"];
        trace?: never;
    };
    "/owners_bodies/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed owners' body record back */
        post: operations["owners_bodies.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/owners_bodies/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See who chairs an owners' body, with a reason */
        post: operations["owners_bodies.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger_months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List monthly figuress of the register */
        get: operations["ledger_months.list"];
        put?: never;
        /** Make a monthly figures record */
        post: operations["ledger_months.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger_months/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One monthly figures record */
        get: operations["ledger_months.get"];
        put?: never;
        post?: never;
        /** Remove a monthly figures record; it can be put back */
        delete: operations["ledger_months.remove"];
        options?: never;
        head?: never;
        /** Change a monthly figures record */
        patch: operations["ledger_months.change"];
        trace?: never;
    };
    "/ledger_months/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed monthly figures record back */
        post: operations["ledger_months.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List households of the register */
        get: operations["households.list"];
        put?: never;
        /** Make a household record */
        post: operations["households.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One household record */
        get: operations["households.get"];
        put?: never;
        post?: never;
        /** Remove a household record; it can be put back */
        delete: operations["households.remove"];
        options?: never;
        head?: never;
        /** Change a household record */
        patch: operations["households.change"];
        trace?: never;
    };
    "/households/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a removed household record back */
        post: operations["households.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was imported, newest first */
        get: operations["imports.list"];
        put?: never;
        /** Try a file: the dry run of an import */
        post: operations["imports.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty workbook of a noun, to fill in */
        get: operations["imports.template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an import stands */
        get: operations["imports.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Other columns, another sheet, answers: the dry run anew */
        patch: operations["imports.change"];
        trace?: never;
    };
    "/imports/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what was tried */
        post: operations["imports.commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an import back */
        post: operations["imports.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import at its next chunk */
        post: operations["imports.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The refused rows with their reasons, CSV or XLSX */
        get: operations["imports.refused"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a noun of the base out as a workbook that comes back in */
        post: operations["export.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules that find problems by themselves */
        get: operations["rules.list"];
        put?: never;
        /** Make a rule */
        post: operations["rules.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run all rules now */
        post: operations["rules.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a rule, switch it on or off */
        patch: operations["rules.change"];
        trace?: never;
    };
    "/rules/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rule would find: nothing is written */
        post: operations["rules.try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What rules found */
        get: operations["findings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A finding, term by term */
        get: operations["findings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List accounts */
        get: operations["persons.list"];
        put?: never;
        /** Make an account */
        post: operations["persons.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an account */
        patch: operations["persons.change"];
        trace?: never;
    };
    "/persons/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password */
        post: operations["persons.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a one-time code for a new password */
        post: operations["persons.reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase what is personal in an account that has left */
        post: operations["persons.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/sight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this person sees */
        get: operations["persons.sight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accounts from a file: try, or write all */
        post: operations["persons.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations with what they hold */
        get: operations["orgs.list"];
        put?: never;
        /** Make an organisation */
        post: operations["orgs.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orgs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename or move an organisation */
        patch: operations["orgs.change"];
        trace?: never;
    };
    "/orgs/{id}/dissolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dissolve an organisation; a successor takes over */
        post: operations["orgs.dissolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orgs/{id}/liaisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who answers for it, and who did */
        get: operations["liaisons.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orgs/{id}/liaison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody else answers for it from now on */
        post: operations["liaisons.hand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Areas with what lies in them */
        get: operations["areas.list"];
        put?: never;
        /** Make an area */
        post: operations["areas.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/areas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename or move an area */
        patch: operations["areas.change"];
        trace?: never;
    };
    "/areas/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge an area into another of its level */
        post: operations["areas.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Time limits of the edition */
        get: operations["limits.list"];
        put?: never;
        /** Add a time limit */
        post: operations["limits.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Holidays and make-up days */
        get: operations["calendar.get"];
        put?: never;
        /** Set a year's holidays and make-up days */
        post: operations["calendar.put"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the campaign settles for itself */
        get: operations["policies.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Settle it otherwise */
        patch: operations["policies.change"];
        trace?: never;
    };
    "/settings/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the city's map is drawn with */
        get: operations["settings.map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Tiles of Tianditu by the city's key, the datum of its lists */
        patch: operations["settings.map_change"];
        trace?: never;
    };
    "/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List grants */
        get: operations["grants.list"];
        put?: never;
        /** Grant a role */
        post: operations["grants.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grants/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a grant would let its holder see and do */
        get: operations["grants.reading"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a grant back */
        delete: operations["grants.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trail, newest first */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the trail is sealed */
        get: operations["audit.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw what is hidden, took it out or erased it, and why */
        get: operations["looks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was verified */
        get: operations["verifications.list"];
        put?: never;
        /** Verify the city */
        post: operations["verifications.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verify/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a verification stands, and what it found */
        get: operations["verifications.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verify/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a verification back */
        post: operations["verifications.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The message table */
        get: operations["words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: operations["openapi.json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        fault: {
            type: string;
            title: string;
            code: string;
            detail: string;
            field?: string;
            call?: string;
            status: number;
            row?: number;
            retry_after?: number;
            current?: Record<string, never>;
        };
        signin_given: {
            account: string;
            password: string;
        };
        me: {
            person: components["schemas"]["me_person"];
            roles: ("task_force" | "leader" | "department" | "town" | "community" | "grid" | "property" | "inspector" | "sysadmin" | "secadmin" | "auditor")[];
            caps: ("self" | "read" | "report" | "verify" | "file" | "dispatch" | "handle" | "check" | "plan" | "base" | "reveal" | "people" | "grant" | "audit" | "arbitrate" | "extend" | "suspend" | "merge" | "void" | "reopen" | "callback" | "escalate" | "remind" | "export" | "setting" | "erase" | "keep" | "rule" | "task" | "supervise" | "whistle" | "draw" | "inspect" | "meet" | "instruct" | "scheme" | "gate" | "program")[];
            scope: string;
            city: string;
            demo: boolean;
            plain_http: boolean;
            /** @description ms since 1970-01-01 UTC */
            now: number;
            tz_offset: number;
            bell: number;
            campaign: components["schemas"]["me_campaign"] | null;
            phase: components["schemas"]["me_phase"] | null;
            next_milestone: components["schemas"]["me_milestone"] | null;
        };
        activation_given: {
            code: string;
            account?: string | null;
            name?: string | null;
            password: string;
        };
        me_change_given: {
            /** @enum {string} */
            language: "zh-CN" | "en";
        };
        password_change_given: {
            old: string;
            new: string;
        };
        demo: {
            accounts: components["schemas"]["demo_account"][];
        };
        reference: {
            orgs: components["schemas"]["org_ref"][];
            areas: components["schemas"]["area_ref"][];
            categories: components["schemas"]["category_ref"][];
            severities: ("ordinary" | "serious" | "severe" | "critical")[];
            sources: ("resident" | "grid" | "checkup" | "inspection" | "hotline" | "rule")[];
            states: ("reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided")[];
            measures: components["schemas"]["measure_ref"][];
            map: components["schemas"]["map_setting"];
            register: components["schemas"]["form"][];
        };
        work: {
            total: number;
            overdue: number;
            today: number;
            done_yesterday: number;
            returned_yesterday: number;
            verbs: components["schemas"]["work_verb"][];
            groups: components["schemas"]["work_group"][];
            waiting: components["schemas"]["problem_view"][];
            waiting_total: number;
            requests: components["schemas"]["request_view"][];
            requests_total: number;
            callbacks: components["schemas"]["callbacks"] | null;
            warnings: components["schemas"]["warning"][];
        };
        cockpit: {
            today: string;
            phases: components["schemas"]["cockpit_phase"][];
            milestones: components["schemas"]["cockpit_milestone"][];
            funnel: components["schemas"]["cockpit_step"][];
            cards: components["schemas"]["cockpit_card"][];
            towns: components["schemas"]["cockpit_town"][];
            score_formula: components["schemas"]["score_part"][];
            overdue: components["schemas"]["cockpit_list"] | null;
            listed: components["schemas"]["cockpit_list"] | null;
        };
        search_page: {
            q: string;
            groups: components["schemas"]["search_group"][];
        };
        problem_page: {
            items: components["schemas"]["problem_view"][];
            next: string | null;
            count: number | null;
            lights: components["schemas"]["lights"] | null;
        };
        problem_given: {
            estate: number;
            place: string;
            title: string;
            description?: string | null;
            category: number;
            /** @enum {string} */
            severity: "ordinary" | "serious" | "severe" | "critical";
            /** @enum {string|null} */
            class?: "basic" | "improve" | "upgrade" | null;
            lat?: number | null;
            lng?: number | null;
            reporter_name?: string | null;
            reporter_phone?: string | null;
            photos?: number[];
        };
        problem_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            no: string;
            campaign?: number | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            place: string;
            title: string;
            description?: string | null;
            category: number;
            category_name: string | null;
            /** @enum {string} */
            severity: "ordinary" | "serious" | "severe" | "critical";
            /** @enum {string|null} */
            class?: "basic" | "improve" | "upgrade" | null;
            /** @enum {string} */
            source: "resident" | "grid" | "checkup" | "inspection" | "hotline" | "rule";
            measure?: number | null;
            measure_name?: string | null;
            lat?: number | null;
            lng?: number | null;
            /** @enum {string} */
            state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided";
            open: boolean;
            unit: number | null;
            unit_name: string | null;
            reporter?: number | null;
            reporter_name?: string | null;
            reporter_phone?: string | null;
            /** @description ms since 1970-01-01 UTC */
            stage_from?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            /** @description ms since 1970-01-01 UTC */
            risk_at?: number | null;
            /** @description ms since 1970-01-01 UTC */
            over3_at?: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            /** @description ms since 1970-01-01 UTC */
            next_at?: number | null;
            stage_limit: string | null;
            /** @description ms since 1970-01-01 UTC */
            overall_from?: number | null;
            /** @description ms since 1970-01-01 UTC */
            overall_due: number | null;
            overall_limit: string | null;
            calendar_known?: boolean | null;
            /** @description ms since 1970-01-01 UTC */
            half_at?: number | null;
            /** @description ms since 1970-01-01 UTC */
            paused_since: number | null;
            /** @description ms since 1970-01-01 UTC */
            paused_until: number | null;
            stage_stopped?: number | null;
            overall_stopped?: number | null;
            /** @description ms since 1970-01-01 UTC */
            verified_at?: number | null;
            verified_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            filed_at?: number | null;
            filed_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            dispatched_at?: number | null;
            dispatched_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            accepted_at?: number | null;
            accepted_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            finished_at: number | null;
            finished_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            checked_at: number | null;
            checked_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            agreed_at: number | null;
            /** @description ms since 1970-01-01 UTC */
            closed_at?: number | null;
            /** @description ms since 1970-01-01 UTC */
            disagreed_at: number | null;
            /** @description ms since 1970-01-01 UTC */
            objected_at?: number | null;
            objected_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            reopened_at?: number | null;
            returns: number | null;
            reworks: number | null;
            reopens: number | null;
            objections: number | null;
            upheld?: number | null;
            overruled?: number | null;
            extensions: number | null;
            suspensions: number | null;
            escalations: number | null;
            /** @description ms since 1970-01-01 UTC */
            escalated_at?: number | null;
            /** @description ms since 1970-01-01 UTC */
            reminded_at?: number | null;
            /** @enum {string|null} */
            exit_reason?: "urgent_line" | "court_or_petition" | "same_matter" | "secrecy" | "beyond_duty" | "unlawful" | null;
            redirect_to?: string | null;
            merged_into: number | null;
            merged_into_name: string | null;
            /** @enum {string|null} */
            merged_from?: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided" | null;
            /** @description ms since 1970-01-01 UTC */
            merged_at?: number | null;
            merged_n: number | null;
            batch?: number | null;
            /** @description ms since 1970-01-01 UTC */
            erased_at?: number | null;
            marks: ("filed" | "handled" | "checked" | "late" | "reworked" | "returned" | "extended" | "suspended" | "agreed" | "disagreed" | "reopened" | "escalated")[];
            /** @enum {string|null} */
            stage: "intake" | "filing" | "dispatch" | "handling" | "checking" | "closing" | "accepting" | "objecting" | "arbitrating" | null;
            /** @enum {string|null} */
            verb: "report" | "verify" | "reject" | "exit" | "file" | "dispatch" | "accept" | "return" | "progress" | "finish" | "pass" | "rework" | "redirect" | "object" | "uphold" | "overrule" | "reopen" | "agree" | "disagree" | "merge" | "unmerge" | "void" | "escalate" | "remind" | "ask" | "grant" | "refuse" | "withdraw" | "resume" | "absorb" | "release" | "handover" | "find" | "lapse" | null;
            stage_used: number | null;
            stage_limit_ms: number | null;
            overall_used: number | null;
            overall_limit_ms: number | null;
            standard?: string | null;
            can_reveal?: boolean;
            can_erase?: boolean;
            can_original?: boolean;
            photos?: components["schemas"]["photo"][];
            steps?: components["schemas"]["progress_step"][];
            verbs?: components["schemas"]["offered_verb"][];
            units?: components["schemas"]["unit"][];
            history?: components["schemas"]["history_line"][];
            clocks?: components["schemas"]["clocks"] | null;
            why?: components["schemas"]["why"] | null;
            followed?: boolean | null;
            followers?: number | null;
            comments?: number | null;
            similar?: components["schemas"]["similar"][];
            repeats?: components["schemas"]["repeats"] | null;
            requests?: components["schemas"]["request_view"][];
            asks?: components["schemas"]["ask_offer"][];
            may_resume?: boolean;
            merged?: components["schemas"]["linked_problem"][];
            into?: components["schemas"]["linked_problem"] | null;
        };
        board: {
            columns: components["schemas"]["board_column"][];
        };
        points: {
            items: components["schemas"]["point"][];
            more: boolean;
        };
        similar_page: {
            items: components["schemas"]["similar"][];
        };
        takeout_given: {
            query?: string | null;
            columns?: string | null;
            reason: string;
        };
        move_given: {
            /** @enum {string} */
            verb: "report" | "verify" | "reject" | "exit" | "file" | "dispatch" | "accept" | "return" | "progress" | "finish" | "pass" | "rework" | "redirect" | "object" | "uphold" | "overrule" | "reopen" | "agree" | "disagree" | "merge" | "unmerge" | "void" | "escalate" | "remind" | "ask" | "grant" | "refuse" | "withdraw" | "resume" | "absorb" | "release" | "handover" | "find" | "lapse";
            note?: string | null;
            reason?: string | null;
            /** @enum {string|null} */
            exit_reason?: "urgent_line" | "court_or_petition" | "same_matter" | "secrecy" | "beyond_duty" | "unlawful" | null;
            unit?: number | null;
            joins?: number[];
            category?: number | null;
            /** @enum {string|null} */
            severity?: "ordinary" | "serious" | "severe" | "critical" | null;
            photos?: number[];
            into?: number | null;
            office?: string | null;
        };
        ask_given: {
            /** @enum {string} */
            kind: "extension" | "suspension" | "objection" | "appeal";
            amount?: string | null;
            /** @description ms since 1970-01-01 UTC */
            until?: number | null;
            reason: string;
        };
        resume_given: {
            note?: string | null;
        };
        project_page: {
            items: components["schemas"]["project_view"][];
            next: string | null;
            count: number | null;
            may_create: boolean;
        };
        project_new_given: {
            title?: string;
            estate?: number | null;
            unit?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due?: number | null;
            /** @enum {string} */
            class?: "basic" | "improve" | "upgrade";
            measure?: number | null;
            content?: string | null;
            standard?: string | null;
            planned_start?: string | null;
            planned_end?: string | null;
            real_start?: string | null;
            real_end?: string | null;
            approval_no?: string | null;
            approved_on?: string | null;
            budget?: number | null;
            done_value?: number | null;
            /** @enum {string|null} */
            method?: "open_tender" | "invited_tender" | "consultation" | "negotiation" | "inquiry" | "single_source" | "direct" | null;
            tender_no?: string | null;
            winner?: string | null;
            contract?: number | null;
            contract_on?: string | null;
            accepted_on?: string | null;
            settled?: number | null;
            settled_on?: string | null;
            estates: number[];
            joins?: number[];
            problems?: number[];
        };
        project_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            no: string;
            title: string;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number | null;
            estate_name: string | null;
            /** @enum {string} */
            state: "drafted" | "approved" | "procured" | "under_way" | "finished" | "accepted" | "settled" | "stopped";
            open: boolean;
            /** @description ms since 1970-01-01 UTC */
            state_since: number;
            unit: number | null;
            unit_name: string | null;
            issuer: number | null;
            issuer_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            late: boolean | null;
            /** @enum {string} */
            class: "basic" | "improve" | "upgrade";
            estate_n: number;
            measure: number | null;
            measure_name: string | null;
            content?: string | null;
            standard?: string | null;
            /** @enum {string|null} */
            stopped_from: "drafted" | "approved" | "procured" | "under_way" | "finished" | "accepted" | "settled" | "stopped" | null;
            planned_start: string | null;
            planned_end: string | null;
            real_start: string | null;
            real_end: string | null;
            approval_no: string | null;
            approved_on: string | null;
            budget: number | null;
            funded: number | null;
            arrived: number | null;
            paid: number | null;
            done_value: number | null;
            /** @enum {string|null} */
            method: "open_tender" | "invited_tender" | "consultation" | "negotiation" | "inquiry" | "single_source" | "direct" | null;
            tender_no?: string | null;
            winner: string | null;
            contract: number | null;
            contract_on: string | null;
            accepted_on?: string | null;
            settled: number | null;
            settled_on?: string | null;
            progress: number | null;
            finished_by?: number | null;
            reworks: number | null;
            may_edit?: boolean;
            may_work?: boolean;
            may_link?: boolean;
            problems_all?: number | null;
            problems_open?: number | null;
            weight?: number | null;
            weight_done?: number | null;
            places?: components["schemas"]["project_place"][];
            moves: components["schemas"]["flow_button"][];
            units: components["schemas"]["flow_unit"][];
            deeds: components["schemas"]["flow_deed"][];
            funds?: components["schemas"]["project_fund_view"][];
            payments?: components["schemas"]["project_payment_view"][];
            nodes: components["schemas"]["project_node_view"][];
            problems?: components["schemas"]["link_line"][];
            warnings?: components["schemas"]["project_warning"][];
        };
        project_sums: {
            /** @enum {string} */
            by: "class" | "town" | "source" | "estate" | "state" | "unit";
            items: components["schemas"]["project_sums_line"][];
            total: components["schemas"]["project_sums_line"] | null;
        };
        project_change_change: {
            title?: string;
            unit?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due?: number | null;
            /** @enum {string} */
            class?: "basic" | "improve" | "upgrade";
            measure?: number | null;
            content?: string | null;
            standard?: string | null;
            planned_start?: string | null;
            planned_end?: string | null;
            real_start?: string | null;
            real_end?: string | null;
            approval_no?: string | null;
            approved_on?: string | null;
            budget?: number | null;
            done_value?: number | null;
            /** @enum {string|null} */
            method?: "open_tender" | "invited_tender" | "consultation" | "negotiation" | "inquiry" | "single_source" | "direct" | null;
            tender_no?: string | null;
            winner?: string | null;
            contract?: number | null;
            contract_on?: string | null;
            accepted_on?: string | null;
            settled?: number | null;
            settled_on?: string | null;
            estates?: number[];
            joins?: number[];
            clear?: string[];
            reason?: string | null;
        };
        project_move_given: {
            /** @enum {string} */
            verb: "draft" | "approve" | "procure" | "start" | "finish" | "accept" | "rework" | "settle" | "stop" | "resume";
            unit?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due?: number | null;
            note?: string | null;
            reason?: string | null;
            joins?: number[];
        };
        links_change_given: {
            add?: number[];
            drop?: number[];
        };
        project_fund_new_given: {
            /** @enum {string} */
            source?: "central" | "province" | "city" | "town" | "residents" | "repair_fund" | "company" | "other";
            planned?: number;
            arrived?: number | null;
            arrived_on?: string | null;
            doc_no?: string | null;
            note?: string | null;
        };
        project_fund_change_change: {
            /** @enum {string} */
            source?: "central" | "province" | "city" | "town" | "residents" | "repair_fund" | "company" | "other";
            planned?: number;
            arrived?: number | null;
            arrived_on?: string | null;
            doc_no?: string | null;
            note?: string | null;
            clear?: string[];
        };
        removal_given: {
            reason: string;
        };
        project_payment_new_given: {
            day?: string;
            amount?: number;
            payee?: string;
            voucher?: string;
            note?: string | null;
        };
        project_payment_change_change: {
            day?: string;
            amount?: number;
            payee?: string;
            voucher?: string;
            note?: string | null;
            clear?: string[];
        };
        project_node_new_given: {
            position?: number;
            name?: string;
            planned?: string | null;
            done?: string | null;
            weight?: number;
        };
        project_node_change_change: {
            position?: number;
            name?: string;
            planned?: string | null;
            done?: string | null;
            weight?: number;
            clear?: string[];
        };
        request_page: {
            items: components["schemas"]["request_view"][];
            next: string | null;
        };
        decide_given: {
            granted: boolean;
            answer?: string | null;
        };
        reveal_given: {
            reason: string;
        };
        revealed: {
            version: number;
            reporter_name: string | null;
            reporter_phone: string | null;
            description: string | null;
        };
        erase_given: {
            reason: string;
        };
        erased: {
            version: number;
            records: number;
        };
        original_given: {
            reason: string;
        };
        comment_page: {
            items: components["schemas"]["comment_view"][];
            next: string | null;
        };
        comment_new_given: {
            text: string;
            mentions?: number[];
        };
        comment_view: {
            id: number;
            /** @description ms since 1970-01-01 UTC */
            at: number;
            person: number | null;
            person_name: string | null;
            org_name: string | null;
            text: string;
            mentions: components["schemas"]["person_short"][];
            mine: boolean;
        };
        people_page: {
            items: components["schemas"]["person_short"][];
        };
        follow_change_given: {
            on: boolean;
        };
        follow_view: {
            followed: boolean;
            followers: number;
        };
        notice_page: {
            items: components["schemas"]["notice"][];
            next: string | null;
            unread: number;
        };
        notices_read_given: {
            ids?: number[];
            all?: boolean | null;
        };
        notices_unread: {
            unread: number;
        };
        saved_view_page: {
            items: components["schemas"]["saved_view"][];
        };
        saved_view_new_given: {
            noun: string;
            name: string;
            query?: string | null;
            columns?: string | null;
            position?: number | null;
        };
        saved_view: {
            id: number;
            version: number;
            noun: string;
            name: string;
            query: string | null;
            columns: string | null;
            position: number | null;
            n: number | null;
        };
        saved_view_change_given: {
            name?: string | null;
            query?: string | null;
            columns?: string | null;
            position?: number | null;
        };
        attachment_made: {
            id: number;
            width: number;
            height: number;
            sha: string;
        };
        plan: {
            campaign: components["schemas"]["campaign_view"] | null;
            phases: components["schemas"]["phase_view"][];
            measures: components["schemas"]["measure_view"][];
            duties: components["schemas"]["duty_view"][];
            milestones: components["schemas"]["milestone_view"][];
            mechanisms: components["schemas"]["mechanism_view"][];
            unread: components["schemas"]["unread_span"][];
        };
        plan_query_given: {
            campaign?: number | null;
        };
        confirmed: {
            confirmed: number;
            left: number;
        };
        reading_view: {
            id: number;
            version: number;
            area: number | null;
            area_name: string | null;
            campaign: number | null;
            /** @enum {string} */
            state: "read" | "applied" | "dropped";
            is_plan: boolean;
            /** @description ms since 1970-01-01 UTC */
            created_at: number | null;
            by: number | null;
            by_name: string | null;
            name: string;
            title: string | null;
            running: number | null;
            step: number;
            kind: string | null;
            encoding: string | null;
            why: string | null;
            doc_no: string | null;
            cites: string[];
            text: string | null;
            tally: components["schemas"]["reading_tally"] | null;
            gone: number[];
            facts: components["schemas"]["fact_view"][];
            steps: components["schemas"]["reading_step"][];
        };
        reading_page: {
            items: components["schemas"]["reading_line"][];
            next: number | null;
        };
        fact_change_given: {
            /** @enum {string} */
            op: "set" | "confirm" | "drop" | "restore" | "add" | "split" | "join" | "move" | "undo";
            fact?: number | null;
            facts?: number[];
            sure?: number | null;
            /** @enum {string|null} */
            kind?: "item" | "phase" | "milestone" | "unit" | "duty" | "mechanism" | "unread" | null;
            title?: string | null;
            no?: string | null;
            level?: number | null;
            /** @enum {string|null} */
            role?: "lead" | "responsible" | "guide" | "join" | "oversee" | null;
            org?: number | null;
            key_task?: boolean | null;
            start?: string | null;
            end?: string | null;
            parent?: number | null;
            after?: number | null;
            from?: number | null;
            to?: number | null;
            at?: number | null;
            /** @enum {string|null} */
            mechanism?: "meeting" | "bulletin" | "inspection" | "survey" | "review" | "report" | null;
            /** @enum {string|null} */
            period?: "day" | "week" | "ten_days" | "half_month" | "month" | "quarter" | "half_year" | "year" | null;
            titles?: string[];
            clear?: string[];
        };
        plan_diff: {
            reading: number;
            campaign: number | null;
            tally: components["schemas"]["diff_tally"] | null;
            items: components["schemas"]["diff_item"][];
        };
        plan_applied: {
            campaign: number;
            tally: components["schemas"]["diff_tally"] | null;
        };
        plan_blank_given: {
            name: string;
            area?: number | null;
        };
        duty_confirm_given: {
            org: number;
        };
        duty_view: {
            id: number;
            version: number;
            measure: number | null;
            measure_name: string | null;
            org: number | null;
            org_name: string | null;
            named: string;
            /** @enum {string} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee";
            /** @enum {string} */
            state: "proposed" | "confirmed";
            reason: string | null;
            from: number | null;
            to: number | null;
            text_from: number | null;
            text_to: number | null;
            confidence: number | null;
        };
        plan_matrix: {
            campaign: number;
            rows: components["schemas"]["matrix_row"][];
            units: components["schemas"]["matrix_unit"][];
            cells: components["schemas"]["matrix_cell"][];
        };
        plan_gantt: {
            campaign: number;
            today: string;
            from: string | null;
            to: string | null;
            phases: components["schemas"]["phase_view"][];
            milestones: components["schemas"]["milestone_view"][];
            bars: components["schemas"]["gantt_bar"][];
        };
        plan_to_fill: {
            campaign: number;
            units: components["schemas"]["fill_unit"][];
            orgs: components["schemas"]["fill_org"][];
            no_unit: components["schemas"]["fill_measure"][];
            no_date: components["schemas"]["fill_measure"][];
            categories: components["schemas"]["fill_category"][];
        };
        task_templates: {
            campaign: number;
            items: components["schemas"]["task_template"][];
        };
        supervision_list: {
            items: components["schemas"]["supervision"][];
            next: string | null;
            count: number | null;
        };
        supervision_make_given: {
            title?: string;
            estate?: number | null;
            unit?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due?: number | null;
            /** @enum {string} */
            rung?: "press" | "letter" | "order" | "listed" | "interview" | "circular";
            about?: number;
            about_noun?: string;
            text?: string | null;
        };
        supervision_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            no: string;
            title: string;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number | null;
            estate_name: string | null;
            /** @enum {string} */
            state: "issued" | "answered" | "released" | "raised" | "withdrawn";
            open: boolean;
            /** @description ms since 1970-01-01 UTC */
            state_since: number;
            unit: number | null;
            unit_name: string | null;
            issuer: number | null;
            issuer_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            late: boolean | null;
            /** @enum {string} */
            rung: "press" | "letter" | "order" | "listed" | "interview" | "circular";
            about: number;
            about_noun: string;
            about_no: string;
            after: number | null;
            after_name: string | null;
            text: string | null;
            by_clock: boolean;
            /** @description ms since 1970-01-01 UTC */
            answered_at: number | null;
            answered_by?: number | null;
            answered_by_name?: string | null;
            /** @description ms since 1970-01-01 UTC */
            released_at: number | null;
            released_by?: number | null;
            released_by_name?: string | null;
            moves: components["schemas"]["flow_button"][];
            units: components["schemas"]["flow_unit"][];
            deeds: components["schemas"]["flow_deed"][];
        };
        supervision_move_given: {
            /** @enum {string} */
            verb: "issue" | "answer" | "send_back" | "release" | "raise" | "withdraw" | "climb" | "lapse";
            unit?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due?: number | null;
            note?: string | null;
            reason?: string | null;
            joins?: number[];
        };
        task_list: {
            items: components["schemas"]["task"][];
            next: string | null;
            count: number | null;
        };
        task_make_given: {
            title?: string;
            estate?: number | null;
            unit?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due?: number | null;
            measure?: number | null;
            parent?: number | null;
            standard?: string | null;
            target?: number | null;
            target_unit?: string | null;
            starts?: string | null;
            report_days?: number | null;
            joins?: number[];
            problems?: number[];
        };
        task_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            no: string;
            title: string;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number | null;
            estate_name: string | null;
            /** @enum {string} */
            state: "drafted" | "issued" | "under_way" | "finished" | "closed" | "voided";
            open: boolean;
            /** @description ms since 1970-01-01 UTC */
            state_since: number;
            unit: number | null;
            unit_name: string | null;
            issuer: number | null;
            issuer_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            late: boolean | null;
            campaign: number | null;
            measure: number | null;
            measure_name: string | null;
            parent: number | null;
            parent_name: string | null;
            /** @enum {string|null} */
            source: "hand" | "problems" | "meeting" | "instruction" | "supervision" | "plan" | null;
            source_item?: number | null;
            standard: string | null;
            target: number | null;
            target_unit: string | null;
            starts: string | null;
            done: number | null;
            percent: number | null;
            report_days: number | null;
            /** @description ms since 1970-01-01 UTC */
            report_by: number | null;
            missed: number | null;
            /** @description ms since 1970-01-01 UTC */
            finished_at: number | null;
            finished_by?: number | null;
            sent_back: number | null;
            moves: components["schemas"]["flow_button"][];
            units: components["schemas"]["flow_unit"][];
            deeds: components["schemas"]["flow_deed"][];
            problems: components["schemas"]["link_line"][];
            problems_all: number | null;
            parts: components["schemas"]["task"][];
        };
        task_change_change: {
            title?: string | null;
            measure?: number | null;
            standard?: string | null;
            target?: number | null;
            target_unit?: string | null;
            starts?: string | null;
            report_days?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due?: number | null;
        };
        task_move_given: {
            /** @enum {string} */
            verb: "draft" | "issue" | "accept" | "decline" | "report" | "finish" | "pass" | "send_back" | "postpone" | "void";
            unit?: number | null;
            /** @description ms since 1970-01-01 UTC */
            due?: number | null;
            note?: string | null;
            reason?: string | null;
            joins?: number[];
            percent?: number | null;
            done?: number | null;
        };
        campaign_page: {
            items: components["schemas"]["campaign_line"][];
        };
        plan_compare: {
            city: number;
            with: number;
            name: string;
            with_name: string;
            tally: components["schemas"]["beside_tally"] | null;
            items: components["schemas"]["beside_item"][];
        };
        measure_new_given: {
            campaign?: number | null;
            title: string;
            no?: string | null;
            key_task?: boolean | null;
            starts?: string | null;
            ends?: string | null;
            categories?: number[];
            source?: number | null;
            parent?: number | null;
            after?: number | null;
        };
        measure_view: {
            id: number;
            version: number;
            campaign: number;
            parent: number | null;
            level: number;
            no: string | null;
            title: string;
            from: number | null;
            to: number | null;
            text_from: number | null;
            text_to: number | null;
            key_task: boolean;
            source: number | null;
            source_name: string | null;
            said: string | null;
            starts: string | null;
            ends: string | null;
            /** @description ms since 1970-01-01 UTC */
            closed_at: number | null;
            edited: boolean;
            hand: boolean;
            categories: number[];
            duties: components["schemas"]["duty_view"][];
        };
        measure_change_given: {
            title?: string | null;
            no?: string | null;
            key_task?: boolean | null;
            starts?: string | null;
            ends?: string | null;
            categories?: number[];
            source?: number | null;
            clear?: string[];
        };
        measure_move_given: {
            parent?: number | null;
            after?: number | null;
        };
        measure_split_given: {
            titles: string[];
        };
        measure_page: {
            items: components["schemas"]["measure_view"][];
        };
        measure_join_given: {
            into: number;
        };
        phase_new_given: {
            campaign?: number | null;
            name: string;
            start?: string | null;
            end?: string | null;
        };
        phase_view: {
            id: number;
            version: number;
            edited: boolean;
            hand: boolean;
            name: string;
            start: string | null;
            end: string | null;
            start_text: string | null;
            end_text: string | null;
            from: number | null;
            to: number | null;
            confidence: number | null;
        };
        phase_change_given: {
            name?: string | null;
            start?: string | null;
            end?: string | null;
            clear?: string[];
        };
        plan_gone: {
            id: number;
        };
        milestone_new_given: {
            campaign?: number | null;
            title: string;
            due?: string | null;
            measure?: number | null;
        };
        milestone_view: {
            id: number;
            version: number;
            edited: boolean;
            hand: boolean;
            measure: number | null;
            measure_name: string | null;
            title: string;
            due_text: string | null;
            due: string | null;
            from: number | null;
            to: number | null;
            confidence: number | null;
        };
        milestone_change_given: {
            title?: string | null;
            due?: string | null;
            measure?: number | null;
            clear?: string[];
        };
        duty_new_given: {
            measure: number;
            org: number;
            /** @enum {string} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee";
            named?: string | null;
        };
        duty_change_given: {
            /** @enum {string} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee";
        };
        estate_page: {
            items: components["schemas"]["estate_view"][];
            next: string | null;
            count: number | null;
        };
        estate_given: {
            name?: string;
            aliases?: string | null;
            town?: number | null;
            community?: number | null;
            address?: string | null;
            source_no?: string | null;
            built_year?: number | null;
            buildings?: number | null;
            households?: number | null;
            population?: number | null;
            floor_area?: number | null;
            /** @enum {string|null} */
            management?: "firm" | "owners" | "community" | "nobody" | null;
            property_org?: number | null;
            fee?: number | null;
            lat?: number | null;
            lng?: number | null;
            district?: string | null;
            /** @enum {string|null} */
            kind?: "resettled" | "commodity" | "housing_reform" | "affordable" | "mixed" | "village" | null;
            /** @enum {string|null} */
            renovation?: "none" | "planned" | "under_way" | "done" | null;
            aged?: number | null;
            children?: number | null;
            alone?: number | null;
            rented?: number | null;
            ebikes?: number | null;
            cars?: number | null;
            land_area?: number | null;
            fee_high?: number | null;
            /** @enum {string|null} */
            datum?: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | null;
            same_name?: boolean | null;
        };
        estate_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            name: string;
            aliases: string | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number | null;
            address: string | null;
            source_no: string | null;
            built_year: number | null;
            buildings: number | null;
            households: number | null;
            population: number | null;
            floor_area: number | null;
            /** @enum {string|null} */
            management: "firm" | "owners" | "community" | "nobody" | null;
            property_org: number | null;
            property_org_name: string | null;
            fee: number | null;
            lat: number | null;
            lng: number | null;
            district: string | null;
            completeness: number | null;
            batch: number | null;
            boundary?: string | null;
            /** @enum {string|null} */
            kind: "resettled" | "commodity" | "housing_reform" | "affordable" | "mixed" | "village" | null;
            /** @enum {string|null} */
            renovation: "none" | "planned" | "under_way" | "done" | null;
            aged: number | null;
            children: number | null;
            alone: number | null;
            rented: number | null;
            ebikes: number | null;
            cars: number | null;
            land_area: number | null;
            fee_high: number | null;
            /** @enum {string|null} */
            datum: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | null;
            successor: number | null;
            successor_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            closed_at: number | null;
            open_problems: number | null;
            overdue_problems: number | null;
        };
        estate_map: {
            by: string;
            label: string;
            unit: string | null;
            /** @enum {string} */
            kind: "number" | "code" | "share";
            money: boolean;
            n: number;
            nowhere: number;
            unknown: number;
            outlined: boolean;
            choices: components["schemas"]["map_choice"][];
            stops: components["schemas"]["map_stop"][];
            items: components["schemas"]["map_item"][];
            areas: components["schemas"]["map_area"][];
            outside: components["schemas"]["map_odd"][];
            lost: components["schemas"]["map_lost"][];
        };
        place: {
            lat: number;
            lng: number;
            estate: number | null;
            estate_name: string | null;
            inside: boolean;
            metres: number | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
        };
        estate_change_change: {
            name?: string;
            aliases?: string | null;
            town?: number | null;
            community?: number | null;
            address?: string | null;
            built_year?: number | null;
            buildings?: number | null;
            households?: number | null;
            population?: number | null;
            floor_area?: number | null;
            /** @enum {string|null} */
            management?: "firm" | "owners" | "community" | "nobody" | null;
            property_org?: number | null;
            fee?: number | null;
            lat?: number | null;
            lng?: number | null;
            /** @enum {string|null} */
            kind?: "resettled" | "commodity" | "housing_reform" | "affordable" | "mixed" | "village" | null;
            /** @enum {string|null} */
            renovation?: "none" | "planned" | "under_way" | "done" | null;
            aged?: number | null;
            children?: number | null;
            alone?: number | null;
            rented?: number | null;
            ebikes?: number | null;
            cars?: number | null;
            land_area?: number | null;
            fee_high?: number | null;
            /** @enum {string|null} */
            datum?: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | null;
            clear?: string[];
        };
        estate_file: {
            estate: components["schemas"]["estate_view"];
            figs: components["schemas"]["file_fig"][];
            key_tasks: components["schemas"]["file_task"][];
            buildings: components["schemas"]["file_building"][];
            unplaced: number;
            lifts: components["schemas"]["file_lifts"];
            facilities: components["schemas"]["file_facility"][];
            contract: components["schemas"]["file_contract"] | null;
            owners_body: components["schemas"]["file_body"] | null;
            money: components["schemas"]["file_money"];
            stages: components["schemas"]["file_stage"][];
            open: components["schemas"]["file_count"];
            overdue: components["schemas"]["file_count"];
            listed: components["schemas"]["file_count"];
            timeline: components["schemas"]["timeline_line"][];
            timeline_next: string | null;
            missing: components["schemas"]["missing_page"];
            missing_path: string;
            findings: components["schemas"]["file_finding"][];
        };
        timeline_page: {
            items: components["schemas"]["timeline_line"][];
            next: string | null;
        };
        lift_page: {
            items: components["schemas"]["lift_view"][];
            counts: components["schemas"]["lift_counts"] | null;
            next: string | null;
            count: number | null;
        };
        lift_file: {
            elevator: components["schemas"]["lift_view"] | null;
            records: components["schemas"]["lift_record"][];
            due: components["schemas"]["lift_due"][];
            problems: components["schemas"]["lift_problem"][];
            findings: components["schemas"]["lift_finding"][];
        };
        lift_deed_given: {
            /** @enum {string} */
            deed: "maintained" | "inspected" | "assessed" | "repaired" | "trapped" | "replaced";
            day: string;
            /** @enum {string|null} */
            result?: "passed" | "passed_with" | "failed" | null;
            /** @enum {string|null} */
            grade?: "one" | "two" | "three" | "four" | null;
            /** @enum {string|null} */
            advice?: "keep" | "repair" | "replace_parts" | "replace" | "stop" | null;
            score?: number | null;
            due?: string | null;
            by?: string | null;
            report_no?: string | null;
            note?: string | null;
        };
        lift_deed_done: {
            record: components["schemas"]["lift_record"];
            elevator: components["schemas"]["lift_view"];
        };
        edition_list: {
            items: components["schemas"]["edition_view"][];
        };
        base_edition_given: {
            year: number;
            name: string;
            note?: string | null;
        };
        edition_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            year: number;
            name: string;
            note: string | null;
            estates: number | null;
            records: number | null;
            digest: string | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            total: number | null;
            done: number | null;
            by_name: string | null;
        };
        compare_page: {
            counts: components["schemas"]["compare_counts"] | null;
            items: components["schemas"]["compare_item"][];
            next: string | null;
        };
        edition_estate: {
            edition: number;
            name: string;
            estate: number;
            estate_name: string | null;
            items: components["schemas"]["edition_item"][];
        };
        estate_merge_given: {
            into: number;
            reason: string;
        };
        estate_turn: {
            moved: number;
            job: number | null;
            items: components["schemas"]["estate_view"][];
            stayed: ("problem" | "facility" | "contract" | "owners_body" | "ledger_month" | "figures")[];
        };
        estate_split_given: {
            parts: components["schemas"]["estate_part_given"][];
            reason: string;
        };
        estate_end_given: {
            reason: string;
        };
        missing_page: {
            percent: number;
            n: number;
            items: components["schemas"]["missing"][];
        };
        completeness: {
            percent: number;
            n: number;
            rows: components["schemas"]["completeness_row"][];
        };
        removed_page: {
            items: components["schemas"]["removed"][];
        };
        past_page: {
            items: components["schemas"]["history"][];
            next: string | null;
        };
        building_page: {
            items: components["schemas"]["building_view"][];
            next: string | null;
            count: number | null;
        };
        building_given: {
            estate: number;
            name: string;
            source_no?: string | null;
            floors?: number | null;
            underground?: number | null;
            stairwells?: number | null;
            households?: number | null;
            built_year?: number | null;
            /** @enum {string|null} */
            structure?: "masonry" | "frame" | "shear_wall" | "other" | null;
            floor_area?: number | null;
            head_name?: string | null;
            head_phone?: string | null;
            lat?: number | null;
            lng?: number | null;
            outline?: string | null;
        };
        building_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            name: string;
            source_no: string | null;
            floors: number | null;
            underground: number | null;
            stairwells: number | null;
            households: number | null;
            built_year: number | null;
            /** @enum {string|null} */
            structure: "masonry" | "frame" | "shear_wall" | "other" | null;
            floor_area: number | null;
            head_name: string | null;
            head_phone: string | null;
            lat: number | null;
            lng: number | null;
            outline?: string | null;
            batch: number | null;
        };
        building_change: {
            name?: string;
            floors?: number | null;
            underground?: number | null;
            stairwells?: number | null;
            households?: number | null;
            built_year?: number | null;
            /** @enum {string|null} */
            structure?: "masonry" | "frame" | "shear_wall" | "other" | null;
            floor_area?: number | null;
            head_name?: string | null;
            head_phone?: string | null;
            lat?: number | null;
            lng?: number | null;
            outline?: string | null;
            clear?: string[];
        };
        unmasked: {
            version: number;
            values: components["schemas"]["unmasked_value"][];
        };
        stairwell_page: {
            items: components["schemas"]["stairwell_view"][];
            next: string | null;
            count: number | null;
        };
        stairwell_given: {
            estate: number;
            building: number;
            name: string;
            source_no?: string | null;
            floors?: number | null;
            households?: number | null;
        };
        stairwell_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            building: number;
            building_name: string | null;
            name: string;
            source_no: string | null;
            floors: number | null;
            households: number | null;
            batch: number | null;
        };
        stairwell_change: {
            building?: number;
            name?: string;
            floors?: number | null;
            households?: number | null;
            clear?: string[];
        };
        elevator_page: {
            items: components["schemas"]["elevator_view"][];
            next: string | null;
            count: number | null;
        };
        elevator_given: {
            estate: number;
            building?: number | null;
            stairwell?: number | null;
            name: string;
            code?: string | null;
            source_no?: string | null;
            maker?: string | null;
            model?: string | null;
            maintainer?: string | null;
            installed?: string | null;
            stops?: number | null;
            /** @enum {string|null} */
            state?: "in_use" | "stopped" | "scrapped" | null;
            maintained?: string | null;
            inspected?: string | null;
            inspection_due?: string | null;
            assessed?: string | null;
            /** @enum {string|null} */
            grade?: "one" | "two" | "three" | "four" | null;
            /** @enum {string|null} */
            advice?: "keep" | "repair" | "replace_parts" | "replace" | "stop" | null;
            insurer?: string | null;
            policy_end?: string | null;
        };
        elevator_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            building: number | null;
            building_name: string | null;
            stairwell: number | null;
            stairwell_name: string | null;
            name: string;
            code: string | null;
            source_no: string | null;
            maker: string | null;
            model: string | null;
            maintainer: string | null;
            installed: string | null;
            stops: number | null;
            /** @enum {string|null} */
            state: "in_use" | "stopped" | "scrapped" | null;
            maintained: string | null;
            inspected: string | null;
            inspection_due: string | null;
            assessed: string | null;
            /** @enum {string|null} */
            grade: "one" | "two" | "three" | "four" | null;
            /** @enum {string|null} */
            advice: "keep" | "repair" | "replace_parts" | "replace" | "stop" | null;
            insurer: string | null;
            policy_end: string | null;
            trapped: string | null;
            assess_by: string | null;
            inspect_by: string | null;
            maintain_by: string | null;
            insure_by: string | null;
            next_by: string | null;
            batch: number | null;
        };
        elevator_change: {
            building?: number | null;
            stairwell?: number | null;
            name?: string;
            code?: string | null;
            maker?: string | null;
            model?: string | null;
            maintainer?: string | null;
            installed?: string | null;
            stops?: number | null;
            /** @enum {string|null} */
            state?: "in_use" | "stopped" | "scrapped" | null;
            maintained?: string | null;
            inspected?: string | null;
            inspection_due?: string | null;
            assessed?: string | null;
            /** @enum {string|null} */
            grade?: "one" | "two" | "three" | "four" | null;
            /** @enum {string|null} */
            advice?: "keep" | "repair" | "replace_parts" | "replace" | "stop" | null;
            insurer?: string | null;
            policy_end?: string | null;
            clear?: string[];
        };
        facility_page: {
            items: components["schemas"]["facility_view"][];
            next: string | null;
            count: number | null;
        };
        facility_given: {
            estate: number;
            /** @enum {string} */
            kind: "hydrant" | "outdoor_hydrant" | "extinguisher" | "fire_station" | "fire_lane" | "exit_light" | "smoke_detector" | "sprinkler" | "ebike_place" | "ebike_charger" | "ebike_sprinkler" | "ebike_shed" | "ev_charger" | "parking" | "camera" | "gate" | "low_voltage" | "drain" | "sewer" | "lamp" | "waste_point" | "bulky_waste" | "canteen" | "day_care" | "childcare" | "clinic" | "fitness" | "playground" | "activity_room" | "idle_room" | "notice_board";
            place?: string | null;
            needed?: number | null;
            count?: number | null;
            good?: number | null;
            year?: number | null;
            note?: string | null;
            checked?: string | null;
            source_no?: string | null;
        };
        facility_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            /** @enum {string} */
            kind: "hydrant" | "outdoor_hydrant" | "extinguisher" | "fire_station" | "fire_lane" | "exit_light" | "smoke_detector" | "sprinkler" | "ebike_place" | "ebike_charger" | "ebike_sprinkler" | "ebike_shed" | "ev_charger" | "parking" | "camera" | "gate" | "low_voltage" | "drain" | "sewer" | "lamp" | "waste_point" | "bulky_waste" | "canteen" | "day_care" | "childcare" | "clinic" | "fitness" | "playground" | "activity_room" | "idle_room" | "notice_board";
            place: string | null;
            needed: number | null;
            count: number | null;
            good: number | null;
            year: number | null;
            note: string | null;
            checked: string | null;
            source_no: string | null;
            batch: number | null;
        };
        facility_change: {
            /** @enum {string} */
            kind?: "hydrant" | "outdoor_hydrant" | "extinguisher" | "fire_station" | "fire_lane" | "exit_light" | "smoke_detector" | "sprinkler" | "ebike_place" | "ebike_charger" | "ebike_sprinkler" | "ebike_shed" | "ev_charger" | "parking" | "camera" | "gate" | "low_voltage" | "drain" | "sewer" | "lamp" | "waste_point" | "bulky_waste" | "canteen" | "day_care" | "childcare" | "clinic" | "fitness" | "playground" | "activity_room" | "idle_room" | "notice_board";
            place?: string | null;
            needed?: number | null;
            count?: number | null;
            good?: number | null;
            year?: number | null;
            note?: string | null;
            checked?: string | null;
            clear?: string[];
        };
        contract_page: {
            items: components["schemas"]["contract_view"][];
            next: string | null;
            count: number | null;
        };
        contract_given: {
            estate: number;
            firm?: number | null;
            company?: string | null;
            starts?: string | null;
            ends?: string | null;
            fee?: number | null;
            fee_high?: number | null;
            /** @enum {string|null} */
            rating?: "a" | "b" | "c" | "d" | null;
            staff?: number | null;
            note?: string | null;
        };
        contract_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            firm: number | null;
            firm_name: string | null;
            company: string | null;
            starts: string | null;
            ends: string | null;
            fee: number | null;
            fee_high: number | null;
            /** @enum {string|null} */
            rating: "a" | "b" | "c" | "d" | null;
            staff: number | null;
            note: string | null;
            batch: number | null;
        };
        contract_change: {
            firm?: number | null;
            company?: string | null;
            starts?: string | null;
            ends?: string | null;
            fee?: number | null;
            fee_high?: number | null;
            /** @enum {string|null} */
            rating?: "a" | "b" | "c" | "d" | null;
            staff?: number | null;
            note?: string | null;
            clear?: string[];
        };
        owners_body_page: {
            items: components["schemas"]["owners_body_view"][];
            next: string | null;
            count: number | null;
        };
        owners_body_given: {
            estate: number;
            /** @enum {string} */
            kind: "committee" | "management" | "none";
            eligible?: boolean | null;
            set_up?: string | null;
            filed?: string | null;
            term_ends?: string | null;
            members?: number | null;
            party_members?: number | null;
            chair?: string | null;
            note?: string | null;
        };
        owners_body_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            /** @enum {string} */
            kind: "committee" | "management" | "none";
            eligible: boolean | null;
            set_up: string | null;
            filed: string | null;
            term_ends: string | null;
            members: number | null;
            party_members: number | null;
            chair: string | null;
            note: string | null;
            batch: number | null;
        };
        owners_body_change: {
            /** @enum {string} */
            kind?: "committee" | "management" | "none";
            eligible?: boolean | null;
            set_up?: string | null;
            filed?: string | null;
            term_ends?: string | null;
            members?: number | null;
            party_members?: number | null;
            chair?: string | null;
            note?: string | null;
            clear?: string[];
        };
        ledger_month_page: {
            items: components["schemas"]["ledger_month_view"][];
            next: string | null;
            count: number | null;
        };
        ledger_month_given: {
            estate: number;
            month: string;
            fee_due?: number | null;
            fee_paid?: number | null;
            fund_balance?: number | null;
            fund_used?: number | null;
            public_income?: number | null;
            spending?: number | null;
        };
        ledger_month_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            month: string;
            fee_due: number | null;
            fee_paid: number | null;
            fund_balance: number | null;
            fund_used: number | null;
            public_income: number | null;
            spending: number | null;
            batch: number | null;
        };
        ledger_month_change: {
            fee_due?: number | null;
            fee_paid?: number | null;
            fund_balance?: number | null;
            fund_used?: number | null;
            public_income?: number | null;
            spending?: number | null;
            clear?: string[];
        };
        household_page: {
            items: components["schemas"]["household_view"][];
            next: string | null;
            count: number | null;
        };
        household_given: {
            estate: number;
            building?: number | null;
            stairwell?: number | null;
            code: string;
            floor?: number | null;
            floor_area?: number | null;
            /** @enum {string|null} */
            occupancy?: "owner" | "let" | "empty" | "unknown" | null;
            persons?: number | null;
            aged?: number | null;
            children?: number | null;
            alone?: boolean | null;
        };
        household_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            building: number | null;
            building_name: string | null;
            stairwell: number | null;
            stairwell_name: string | null;
            code: string;
            floor: number | null;
            floor_area: number | null;
            /** @enum {string|null} */
            occupancy: "owner" | "let" | "empty" | "unknown" | null;
            persons: number | null;
            aged: number | null;
            children: number | null;
            alone: boolean | null;
            batch: number | null;
        };
        household_change: {
            building?: number | null;
            stairwell?: number | null;
            floor?: number | null;
            floor_area?: number | null;
            /** @enum {string|null} */
            occupancy?: "owner" | "let" | "empty" | "unknown" | null;
            persons?: number | null;
            aged?: number | null;
            children?: number | null;
            alone?: boolean | null;
            clear?: string[];
        };
        import_view: {
            id: number;
            version: number;
            noun: string;
            name: string | null;
            /** @enum {string} */
            state: "checked" | "running" | "done" | "undone" | "failed" | "cancelled";
            rows: number;
            new: number;
            changed: number;
            same: number;
            refused: number;
            done: number | null;
            kept_n: number | null;
            /** @description ms since 1970-01-01 UTC */
            created_at: number | null;
            by: number | null;
            by_name: string | null;
            encoding: string | null;
            kind: string | null;
            sheet: string | null;
            heading_line: number | null;
            sheets: components["schemas"]["import_sheet"][];
            columns: components["schemas"]["import_column"][];
            fields: components["schemas"]["import_field"][];
            asks: components["schemas"]["import_ask"][];
            stops: components["schemas"]["import_stop"][];
            options: components["schemas"]["import_options"] | null;
            refusals: components["schemas"]["refusal"][];
            notes: components["schemas"]["import_note"][];
            kept: components["schemas"]["import_kept"][];
        };
        import_page: {
            items: components["schemas"]["import_line"][];
            next: number | null;
        };
        import_again_given: {
            sheet?: string | null;
            heading_line?: number | null;
            columns?: components["schemas"]["import_choice_given"][];
            options?: components["schemas"]["import_options_given"] | null;
        };
        export_given: {
            noun: string;
            query?: string | null;
            columns?: string | null;
            reason: string;
        };
        rules_page: {
            items: components["schemas"]["rule_view"][];
            nouns: components["schemas"]["rule_noun"][];
            run: components["schemas"]["rules_run"] | null;
            may: boolean;
        };
        rule_given: {
            code: string;
            name: string;
            noun: string;
            condition: string;
            /** @enum {string} */
            makes: "problem" | "mark";
            category?: number | null;
            /** @enum {string|null} */
            severity?: "ordinary" | "serious" | "severe" | "critical" | null;
            title?: string | null;
            why?: string | null;
            enabled: boolean;
            edition?: string | null;
            source?: string | null;
            valid_from?: string | null;
        };
        rule_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            code: string;
            name: string;
            noun: string;
            condition: string;
            /** @enum {string} */
            makes: "problem" | "mark";
            category: number | null;
            category_name: string | null;
            /** @enum {string|null} */
            severity: "ordinary" | "serious" | "severe" | "critical" | null;
            title: string | null;
            why: string | null;
            enabled: boolean;
            edition: string | null;
            source: string | null;
            valid_from: string | null;
            found: number | null;
            cases: number | null;
            noun_name: string | null;
            words: string | null;
            wrong: string | null;
        };
        rules_run: {
            id: number | null;
            /** @enum {string|null} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled" | null;
            progress: number | null;
            total: number | null;
            /** @description ms since 1970-01-01 UTC */
            created_at: number | null;
            /** @description ms since 1970-01-01 UTC */
            ended_at: number | null;
            /** @description ms since 1970-01-01 UTC */
            next_at: number | null;
            already: boolean | null;
        };
        rule_change_change: {
            name?: string;
            condition?: string;
            /** @enum {string} */
            makes?: "problem" | "mark";
            category?: number | null;
            /** @enum {string|null} */
            severity?: "ordinary" | "serious" | "severe" | "critical" | null;
            title?: string | null;
            why?: string | null;
            enabled?: boolean;
            edition?: string | null;
            source?: string | null;
            valid_from?: string | null;
            clear?: ("category" | "severity" | "title" | "why" | "edition" | "source" | "valid_from")[];
        };
        rule_trial_given: {
            condition?: string | null;
            why?: string | null;
        };
        rule_tried: {
            n: number;
            of: number;
            open: number;
            words: string;
            items: components["schemas"]["rule_hit"][];
        };
        rule_finding_page: {
            items: components["schemas"]["rule_finding_view"][];
            next: string | null;
            count: number | null;
        };
        rule_finding_file: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            rule: number;
            rule_name: string | null;
            noun: string;
            item: number;
            open: number;
            /** @description ms since 1970-01-01 UTC */
            gone_at: number | null;
            problem: number | null;
            problem_name: string | null;
            why: string | null;
            saw?: Record<string, never> | null;
            /** @enum {string|null} */
            problem_state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided" | null;
            title: string | null;
            noun_name: string | null;
            problem_no: string | null;
            /** @enum {string|null} */
            now: "no" | "open" | "met" | null;
            condition: string | null;
            words: string | null;
            source: string | null;
            edition: string | null;
            terms: components["schemas"]["rule_finding_term"][];
        };
        person_page: {
            items: components["schemas"]["person_view"][];
            next: string | null;
        };
        person_new_given: {
            account: string;
            name: string;
            phone?: string | null;
            org: number;
            password?: string | null;
            liaison?: boolean | null;
        };
        person_view: {
            id: number;
            version: number;
            account: string;
            name: string;
            phone: string | null;
            org: number | null;
            org_name: string | null;
            /** @enum {string|null} */
            language: "zh-CN" | "en" | null;
            liaison: boolean | null;
            liaison_of: number | null;
            liaison_of_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            disabled_at: number | null;
            /** @description ms since 1970-01-01 UTC */
            erased_at: number | null;
            /** @description ms since 1970-01-01 UTC */
            last_seen_at: number | null;
            /** @description ms since 1970-01-01 UTC */
            locked_until: number | null;
            /** @description ms since 1970-01-01 UTC */
            code_until: number | null;
            code: string | null;
            grants: components["schemas"]["grant_view"][];
        };
        person_change_given: {
            name?: string | null;
            phone?: string | null;
            org?: number | null;
            liaison?: boolean | null;
            disabled?: boolean | null;
            successor?: number | null;
        };
        person_password_given: {
            password: string;
        };
        reset_code: {
            version: number;
            code: string;
            /** @description ms since 1970-01-01 UTC */
            ends_at: number;
        };
        sight: {
            sentences: string[];
            problems_open: number;
            problems: number;
            estates: number;
            pages: ("work" | "problems" | "cockpit" | "estates" | "plan" | "report" | "imports" | "persons" | "orgs" | "areas" | "grants" | "settings" | "audit")[];
        };
        person_imported: {
            rows: number;
            fresh: number;
            same: number;
            refused: number;
            refusals: components["schemas"]["person_refusal"][];
            codes: components["schemas"]["person_code"][];
        };
        org_page: {
            items: components["schemas"]["org_view"][];
        };
        org_new_given: {
            parent: number;
            /** @enum {string} */
            kind: "city" | "task_force" | "department" | "utility" | "town" | "community" | "grid" | "property" | "inspection";
            name: string;
            aliases?: string | null;
            area?: number | null;
        };
        org_view: {
            id: number;
            version: number;
            parent: number | null;
            /** @enum {string} */
            kind: "city" | "task_force" | "department" | "utility" | "town" | "community" | "grid" | "property" | "inspection";
            name: string;
            aliases: string | null;
            area: number | null;
            area_name: string | null;
            successor: number | null;
            successor_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            closed_at: number | null;
            persons: number;
            open_problems: number;
            liaison: number | null;
            liaison_name: string | null;
        };
        org_change_given: {
            parent?: number | null;
            /** @enum {string|null} */
            kind?: "city" | "task_force" | "department" | "utility" | "town" | "community" | "grid" | "property" | "inspection" | null;
            name?: string | null;
            aliases?: string | null;
            area?: number | null;
        };
        org_dissolve_given: {
            successor?: number | null;
            reason: string;
        };
        handed_over: {
            handed: number;
            job: number | null;
        };
        liaison_page: {
            items: components["schemas"]["liaison_view"][];
        };
        liaison_new_given: {
            person: number;
            note?: string | null;
        };
        liaison_view: {
            id: number;
            person: number;
            person_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            from_at: number;
            /** @description ms since 1970-01-01 UTC */
            to_at: number | null;
            handed_to: number | null;
            handed_to_name: string | null;
        };
        area_page: {
            items: components["schemas"]["area_view"][];
        };
        area_new_given: {
            parent: number;
            /** @enum {string|null} */
            level?: "city" | "town" | "community" | "grid" | null;
            name: string;
            code?: string | null;
        };
        area_view: {
            id: number;
            version: number;
            parent: number | null;
            /** @enum {string} */
            level: "city" | "town" | "community" | "grid";
            name: string;
            code: string | null;
            estates: number;
            open_problems: number;
            successor: number | null;
            successor_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            closed_at: number | null;
        };
        area_change_given: {
            parent?: number | null;
            name?: string | null;
            code?: string | null;
        };
        area_merge_given: {
            successor: number;
            reason: string;
        };
        limit_page: {
            items: components["schemas"]["limit_view"][];
        };
        limit_new_given: {
            /** @enum {string} */
            stage: "intake" | "filing" | "dispatch" | "handling" | "checking" | "closing" | "accepting" | "objecting" | "arbitrating";
            /** @enum {string|null} */
            severity?: "ordinary" | "serious" | "severe" | "critical" | null;
            category?: number | null;
            amount: string;
            valid_from: string;
            source: string;
            edition: string;
        };
        limit_view: {
            id: number;
            edition: string;
            /** @enum {string} */
            stage: "intake" | "filing" | "dispatch" | "handling" | "checking" | "closing" | "accepting" | "objecting" | "arbitrating";
            /** @enum {string|null} */
            severity: "ordinary" | "serious" | "severe" | "critical" | null;
            category: number | null;
            category_name: string | null;
            amount: string;
            valid_from: string;
            source: string | null;
            in_force: boolean;
        };
        calendar: {
            years: components["schemas"]["calendar_year"][];
            days: components["schemas"]["calendar_day"][];
        };
        calendar_set: {
            year: number;
            days: number;
        };
        policy_page: {
            items: components["schemas"]["policy"][];
        };
        policy_change_given: {
            reopen_to?: number | null;
            reopen_days?: number | null;
            reopen_most?: number | null;
            extension_most?: number | null;
            extension_percent?: number | null;
            suspension_most?: number | null;
            suspension_days?: number | null;
            returns_most?: number | null;
            remind_hours?: number | null;
        };
        map_setting: {
            tianditu_key: string | null;
            /** @enum {string|null} */
            datum: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | null;
        };
        map_setting_given: {
            tianditu_key?: string | null;
            /** @enum {string|null} */
            datum?: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | null;
        };
        grant_page: {
            items: components["schemas"]["grant_view"][];
        };
        grant_new_given: {
            person: number;
            /** @enum {string} */
            role: "task_force" | "leader" | "department" | "town" | "community" | "grid" | "property" | "inspector" | "sysadmin" | "secadmin" | "auditor";
            org?: number | null;
            area?: number | null;
        };
        grant_view: {
            id: number;
            version: number;
            person: number;
            person_name: string | null;
            /** @enum {string} */
            role: "task_force" | "leader" | "department" | "town" | "community" | "grid" | "property" | "inspector" | "sysadmin" | "secadmin" | "auditor";
            org: number | null;
            org_name: string | null;
            area: number | null;
            area_name: string | null;
            sentence: string;
        };
        grant_reading: {
            sentence: string;
        };
        event_page: {
            items: components["schemas"]["event"][];
            next: string | null;
            more_scanned: boolean;
        };
        audit: {
            /** @description ms since 1970-01-01 UTC */
            last_seal_at: number | null;
            /** @description ms since 1970-01-01 UTC */
            last_event_at: number | null;
            unsealed: number;
            /** @description ms since 1970-01-01 UTC */
            unsealed_since: number | null;
            seals: components["schemas"]["seal"][];
        };
        look_page: {
            items: components["schemas"]["look_view"][];
            next: string | null;
        };
        verification_page: {
            items: components["schemas"]["verification_view"][];
        };
        verify_start_given: {
            files?: boolean | null;
        };
        verification_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            at: number;
            by: number | null;
            by_name: string | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            files: boolean;
            progress: number | null;
            total: number | null;
            /** @description ms since 1970-01-01 UTC */
            ended_at: number | null;
            looked_rows: number | null;
            looked_events: number | null;
            looked_seals: number | null;
            looked_files: number | null;
            found: number | null;
            findings?: components["schemas"]["finding"][];
        };
        me_person: {
            id: number;
            account: string;
            name: string;
            org: number;
            org_name: string | null;
            /** @enum {string|null} */
            language: "zh-CN" | "en" | null;
        };
        me_campaign: {
            id: number;
            name: string;
            doc_no: string | null;
            /** @enum {string} */
            status: "draft" | "active" | "closed";
        };
        me_phase: {
            id: number;
            name: string;
            start: string;
            end: string | null;
            day: number;
        };
        me_milestone: {
            id: number;
            title: string;
            due: string;
            days_left: number;
        };
        demo_account: {
            account: string;
            password: string;
            name: string;
            /** @enum {string} */
            role: "task_force" | "leader" | "department" | "town" | "community" | "grid" | "property" | "inspector" | "sysadmin" | "secadmin" | "auditor";
            org: number;
            org_name: string | null;
        };
        org_ref: {
            id: number;
            parent: number | null;
            name: string;
            short: string | null;
            /** @enum {string} */
            kind: "city" | "task_force" | "department" | "utility" | "town" | "community" | "grid" | "property" | "inspection";
            liaison: string | null;
        };
        area_ref: {
            id: number;
            parent: number | null;
            name: string;
            /** @enum {string} */
            level: "city" | "town" | "community" | "grid";
        };
        category_ref: {
            id: number;
            parent: number | null;
            code: string;
            name: string;
            measure: number | null;
            /** @enum {string} */
            unit_kind: "town" | "line" | "utility" | "property";
        };
        measure_ref: {
            id: number;
            parent: number | null;
            no: string | null;
            title: string;
        };
        form: {
            noun: string;
            path: string;
            label: string;
            fields: components["schemas"]["form_field"][];
        };
        work_verb: {
            /** @enum {string} */
            verb: "report" | "verify" | "reject" | "exit" | "file" | "dispatch" | "accept" | "return" | "progress" | "finish" | "pass" | "rework" | "redirect" | "object" | "uphold" | "overrule" | "reopen" | "agree" | "disagree" | "merge" | "unmerge" | "void" | "escalate" | "remind" | "ask" | "grant" | "refuse" | "withdraw" | "resume" | "absorb" | "release" | "handover" | "find" | "lapse";
            n: number;
        };
        work_group: {
            /** @enum {string} */
            key: "over" | "today" | "week" | "later";
            items: components["schemas"]["problem_view"][];
        };
        request_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            problem: number;
            town: number | null;
            town_name: string | null;
            community: number | null;
            estate: number | null;
            estate_name: string | null;
            /** @enum {string} */
            kind: "extension" | "suspension" | "objection" | "appeal";
            /** @enum {string} */
            state: "asked" | "granted" | "refused" | "withdrawn";
            open: boolean;
            unit: number;
            unit_name: string | null;
            decider: number | null;
            decider_name: string | null;
            amount: string | null;
            /** @description ms since 1970-01-01 UTC */
            until: number | null;
            reason: string;
            answer: string | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            /** @description ms since 1970-01-01 UTC */
            decided_at: number | null;
            decided_by: number | null;
            decided_by_name: string | null;
            may_decide: boolean;
            may_withdraw: boolean;
            closed: string | null;
            created_by_name: string | null;
            problem_no: string | null;
            problem_title: string | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
        };
        callbacks: {
            n: number;
            items: components["schemas"]["problem_view"][];
        };
        warning: {
            /** @enum {string} */
            key: "soon" | "untaken" | "repeat" | "calendar" | "objection" | "stopped" | "base" | "task" | "project" | "supervision";
            n: number;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            args: string[];
            query: string | null;
            path: string | null;
        };
        cockpit_phase: {
            id: number;
            name: string;
            starts: string | null;
            ends: string | null;
            /** @enum {string|null} */
            state: "past" | "now" | "next" | null;
        };
        cockpit_milestone: {
            id: number;
            title: string;
            due: string | null;
            days_left: number | null;
            /** @enum {string|null} */
            state: "past" | "now" | "next" | null;
        };
        cockpit_step: {
            key: string;
            n: number;
            percent: number | null;
            query: string | null;
        };
        cockpit_card: {
            key: string;
            value: number | null;
            target: number;
            /** @enum {string} */
            better: "up" | "down";
            num: number;
            den: number;
            query: string;
            rest_query: string;
            /** @enum {string|null} */
            state: "ok" | "risk" | null;
        };
        cockpit_town: {
            town: number;
            town_name: string | null;
            rank: number | null;
            score: number | null;
            open: number;
            overdue: number;
            parts: components["schemas"]["cockpit_part"][];
        };
        score_part: {
            key: string;
            most: number;
        };
        cockpit_list: {
            n: number;
            query: string | null;
            items: components["schemas"]["problem_view"][];
        };
        search_group: {
            noun: string;
            n: number;
            items: components["schemas"]["search_item"][];
        };
        lights: {
            ok: number;
            half: number;
            risk: number;
            over: number;
            over3: number;
            stop: number;
        };
        photo: {
            id: number;
            /** @enum {string} */
            kind: "before" | "during" | "after";
            url: string;
            thumb: string;
            width: number;
            height: number;
            /** @description ms since 1970-01-01 UTC */
            taken_at: number | null;
            by_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            /** @description ms since 1970-01-01 UTC */
            taken_device: number | null;
            /** @description ms since 1970-01-01 UTC */
            taken_exif: number | null;
            pair: number | null;
            distance_m: number | null;
            exif_distance_m: number | null;
            device_distance_m: number | null;
            of_estate: boolean;
            original: boolean;
            flags: ("reused" | "alike" | "old" | "far" | "no_place" | "no_time")[];
            reused: components["schemas"]["reuse"][];
            reused_hidden: number;
        };
        progress_step: {
            /** @enum {string} */
            stage: "intake" | "filing" | "dispatch" | "handling" | "checking" | "closing" | "accepting" | "objecting" | "arbitrating";
            /** @enum {string} */
            state: "done" | "now" | "todo";
            /** @description ms since 1970-01-01 UTC */
            at: number | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            person_name: string | null;
            org_name: string | null;
        };
        offered_verb: {
            /** @enum {string} */
            verb: "report" | "verify" | "reject" | "exit" | "file" | "dispatch" | "accept" | "return" | "progress" | "finish" | "pass" | "rework" | "redirect" | "object" | "uphold" | "overrule" | "reopen" | "agree" | "disagree" | "merge" | "unmerge" | "void" | "escalate" | "remind" | "ask" | "grant" | "refuse" | "withdraw" | "resume" | "absorb" | "release" | "handover" | "find" | "lapse";
            allowed: boolean;
            primary: boolean;
            needs: ("reason" | "exit_reason" | "unit" | "severity" | "category" | "photos" | "note" | "into" | "office")[];
            reason: string | null;
        };
        unit: {
            org: number;
            org_name: string | null;
            /** @enum {string} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee";
        };
        history_line: {
            id: number;
            /** @description ms since 1970-01-01 UTC */
            at: number;
            /** @enum {string} */
            verb: "report" | "verify" | "reject" | "exit" | "file" | "dispatch" | "accept" | "return" | "progress" | "finish" | "pass" | "rework" | "redirect" | "object" | "uphold" | "overrule" | "reopen" | "agree" | "disagree" | "merge" | "unmerge" | "void" | "escalate" | "remind" | "ask" | "grant" | "refuse" | "withdraw" | "resume" | "absorb" | "release" | "handover" | "find" | "lapse";
            person: number | null;
            person_name: string | null;
            org: number | null;
            org_name: string | null;
            unit: number | null;
            unit_name: string | null;
            took: number | null;
            /** @enum {string|null} */
            from_state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided" | null;
            /** @enum {string|null} */
            to_state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided" | null;
            note: string | null;
        };
        clocks: {
            stage: components["schemas"]["clock"] | null;
            overall: components["schemas"]["clock"] | null;
        };
        why: {
            proposed: number | null;
            proposed_name: string | null;
            lines: string[];
            alternatives: components["schemas"]["alternative"][];
        };
        similar: {
            id: number;
            no: string;
            title: string;
            /** @enum {string} */
            state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided";
            place: string;
            estate_name: string | null;
            category_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            /** @description ms since 1970-01-01 UTC */
            closed_at: number | null;
            score: number;
            distance_m: number | null;
            reasons: string[];
            merged_into: number | null;
        };
        repeats: {
            n: number;
            days: number;
        };
        ask_offer: {
            /** @enum {string} */
            kind: "extension" | "suspension" | "objection" | "appeal";
            allowed: boolean;
            reason: string | null;
            most: string | null;
        };
        linked_problem: {
            id: number;
            no: string;
            title: string;
            /** @enum {string} */
            state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided";
            /** @description ms since 1970-01-01 UTC */
            at: number | null;
        };
        board_column: {
            /** @enum {string} */
            state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided";
            n: number;
            overdue: number;
            items: components["schemas"]["problem_view"][];
        };
        point: {
            id: number;
            no: string;
            title: string;
            estate: number;
            estate_name: string | null;
            lat: number;
            lng: number;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            /** @enum {string} */
            state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided";
            /** @enum {string} */
            severity: "ordinary" | "serious" | "severe" | "critical";
        };
        project_place: {
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
        };
        flow_button: {
            verb: string;
            label: string;
            allowed: boolean;
            primary: boolean;
            needs: ("reason" | "note" | "unit" | "due" | "more")[];
            reason: string | null;
        };
        flow_unit: {
            org: number;
            org_name: string | null;
            /** @enum {string} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee";
        };
        flow_deed: {
            id: number;
            /** @description ms since 1970-01-01 UTC */
            at: number;
            person: number | null;
            person_name: string | null;
            org: number | null;
            org_name: string | null;
            unit: number | null;
            unit_name: string | null;
            verb: string;
            label: string;
            from_state: string | null;
            to_state: string;
            state_label: string;
            note: string | null;
        };
        project_fund_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            project: number;
            /** @enum {string} */
            source: "central" | "province" | "city" | "town" | "residents" | "repair_fund" | "company" | "other";
            planned: number;
            arrived: number | null;
            arrived_on: string | null;
            doc_no: string | null;
            note: string | null;
        };
        project_payment_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            project: number;
            day: string;
            amount: number;
            payee: string;
            voucher: string;
            note: string | null;
        };
        project_node_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            project: number;
            position: number;
            name: string;
            planned: string | null;
            done: string | null;
            weight: number;
        };
        link_line: {
            id: number;
            no: string;
            title: string;
            place: string | null;
            /** @enum {string} */
            state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided";
            open: boolean;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            /** @enum {string|null} */
            severity: "ordinary" | "serious" | "severe" | "critical" | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            estate: number | null;
            estate_name: string | null;
            category: number | null;
            category_name: string | null;
            unit: number | null;
            unit_name: string | null;
        };
        project_warning: {
            key: string;
            say: string;
            /** @enum {string} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half";
        };
        project_sums_line: {
            key: number | null;
            name: string | null;
            n: number;
            late: number;
            budget: number;
            planned: number;
            arrived: number;
            contract: number;
            paid: number;
            done_value: number;
            settled: number;
        };
        person_short: {
            id: number;
            name: string;
            org_name: string | null;
        };
        notice: {
            id: number;
            /** @enum {string} */
            kind: "todo" | "told" | "half" | "risk" | "overdue" | "escalated" | "asked" | "decided" | "mentioned" | "comment" | "reminded" | "handover" | "calendar";
            /** @description ms since 1970-01-01 UTC */
            at: number;
            unread: boolean;
            noun: string | null;
            item: number | null;
            no: string | null;
            title: string | null;
            estate_name: string | null;
            actor: number | null;
            actor_name: string | null;
            /** @enum {string|null} */
            verb: "report" | "verify" | "reject" | "exit" | "file" | "dispatch" | "accept" | "return" | "progress" | "finish" | "pass" | "rework" | "redirect" | "object" | "uphold" | "overrule" | "reopen" | "agree" | "disagree" | "merge" | "unmerge" | "void" | "escalate" | "remind" | "ask" | "grant" | "refuse" | "withdraw" | "resume" | "absorb" | "release" | "handover" | "find" | "lapse" | null;
            note: string | null;
            deed: string | null;
        };
        campaign_view: {
            id: number;
            version: number;
            name: string;
            doc_no: string | null;
            basis: string[];
            /** @enum {string} */
            status: "draft" | "active" | "closed";
            parent: number | null;
            area: number | null;
            area_name: string | null;
            reading: number | null;
            may_edit: boolean;
            source_name: string | null;
            source_text: string | null;
        };
        mechanism_view: {
            /** @enum {string} */
            kind: "meeting" | "bulletin" | "inspection" | "survey" | "review" | "report";
            /** @enum {string|null} */
            period: "day" | "week" | "ten_days" | "half_month" | "month" | "quarter" | "half_year" | "year" | null;
            words: string;
            from: number | null;
            to: number | null;
            text_from: number | null;
            text_to: number | null;
        };
        unread_span: {
            from: number;
            to: number;
        };
        reading_tally: {
            items: number;
            phases: number;
            milestones: number;
            units: number;
            duties: number;
            mechanisms: number;
            unread: number;
            low: number;
            open: number;
            confirmed: number;
            dropped: number;
        };
        fact_view: {
            id: number;
            version: number;
            /** @enum {string} */
            kind: "item" | "phase" | "milestone" | "unit" | "duty" | "mechanism" | "unread";
            parent: number | null;
            position: number;
            level: number | null;
            /** @enum {string|null} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee" | null;
            key_task: boolean | null;
            org: number | null;
            org_name: string | null;
            orgs: number[];
            /** @enum {string} */
            state: "proposed" | "confirmed" | "dropped";
            low: boolean;
            edited: boolean;
            hand: boolean;
            /** @enum {string|null} */
            mechanism: "meeting" | "bulletin" | "inspection" | "survey" | "review" | "report" | null;
            /** @enum {string|null} */
            period: "day" | "week" | "ten_days" | "half_month" | "month" | "quarter" | "half_year" | "year" | null;
            no: string | null;
            title: string;
            said: string | null;
            start: string | null;
            end: string | null;
            start_text: string | null;
            end_text: string | null;
            reason: string | null;
            from: number | null;
            to: number | null;
            text_from: number | null;
            text_to: number | null;
            confidence: number | null;
        };
        reading_step: {
            step: number;
            /** @description ms since 1970-01-01 UTC */
            at: number;
            by: number | null;
            by_name: string | null;
            n: number;
            verb: string;
            title: string | null;
        };
        reading_line: {
            id: number;
            version: number;
            area: number | null;
            area_name: string | null;
            campaign: number | null;
            /** @enum {string} */
            state: "read" | "applied" | "dropped";
            is_plan: boolean;
            /** @description ms since 1970-01-01 UTC */
            created_at: number | null;
            by: number | null;
            by_name: string | null;
            name: string;
            title: string | null;
        };
        diff_tally: {
            added: number;
            changed: number;
            moved: number;
            gone: number;
            kept: number;
            same: number;
        };
        diff_item: {
            /** @enum {string} */
            what: "phase" | "milestone" | "measure" | "duty";
            /** @enum {string} */
            change: "added" | "changed" | "moved" | "gone" | "kept" | "same";
            id: number | null;
            fact: number | null;
            measure: number | null;
            measure_name: string | null;
            parent: number | null;
            parent_name: string | null;
            kept: boolean;
            title: string;
            was: string | null;
            is: string | null;
        };
        matrix_row: {
            measure: number;
            parent: number | null;
            level: number;
            key_task: boolean;
            no: string | null;
            title: string;
            open: number;
            late: number;
            path: string | null;
        };
        matrix_unit: {
            org: number;
            org_name: string | null;
            leads: number;
            joins: number;
            open: number;
            late: number;
        };
        matrix_cell: {
            measure: number;
            org: number;
            /** @enum {string|null} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee" | null;
            /** @enum {string|null} */
            state: "proposed" | "confirmed" | null;
            duty: number | null;
            open: number;
            late: number;
            path: string | null;
        };
        gantt_bar: {
            measure: number;
            parent: number | null;
            level: number;
            key_task: boolean;
            no: string | null;
            title: string;
            open: number;
            late: number;
            from: string | null;
            to: string | null;
            derived: boolean;
        };
        fill_unit: {
            named: string;
            n: number;
            reason: string | null;
            duties: number[];
        };
        fill_org: {
            org: number;
            org_name: string | null;
            n: number;
        };
        fill_measure: {
            measure: number;
            no: string | null;
            title: string;
        };
        fill_category: {
            category: number;
            category_name: string | null;
            measure: number | null;
            measure_name: string | null;
        };
        task_template: {
            measure: number;
            no: string | null;
            title: string;
            key_task: boolean;
            org: number | null;
            org_name: string | null;
            named: string;
            /** @enum {string} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee";
            joins: number[];
            due: string | null;
            /** @enum {string|null} */
            due_from: "measure" | "milestone" | "phase" | null;
        };
        supervision: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            no: string;
            title: string;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number | null;
            estate_name: string | null;
            /** @enum {string} */
            state: "issued" | "answered" | "released" | "raised" | "withdrawn";
            open: boolean;
            /** @description ms since 1970-01-01 UTC */
            state_since: number;
            unit: number | null;
            unit_name: string | null;
            issuer: number | null;
            issuer_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            late: boolean | null;
            /** @enum {string} */
            rung: "press" | "letter" | "order" | "listed" | "interview" | "circular";
            about: number;
            about_noun: string;
            about_no: string;
            after: number | null;
            after_name: string | null;
            text: string | null;
            by_clock: boolean;
            /** @description ms since 1970-01-01 UTC */
            answered_at: number | null;
            answered_by?: number | null;
            answered_by_name?: string | null;
            /** @description ms since 1970-01-01 UTC */
            released_at: number | null;
            released_by?: number | null;
            released_by_name?: string | null;
        };
        task: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            no: string;
            title: string;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number | null;
            estate_name: string | null;
            /** @enum {string} */
            state: "drafted" | "issued" | "under_way" | "finished" | "closed" | "voided";
            open: boolean;
            /** @description ms since 1970-01-01 UTC */
            state_since: number;
            unit: number | null;
            unit_name: string | null;
            issuer: number | null;
            issuer_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            late: boolean | null;
            campaign: number | null;
            measure: number | null;
            measure_name: string | null;
            parent: number | null;
            parent_name: string | null;
            /** @enum {string|null} */
            source: "hand" | "problems" | "meeting" | "instruction" | "supervision" | "plan" | null;
            source_item?: number | null;
            standard: string | null;
            target: number | null;
            target_unit: string | null;
            starts: string | null;
            done: number | null;
            percent: number | null;
            report_days: number | null;
            /** @description ms since 1970-01-01 UTC */
            report_by: number | null;
            missed: number | null;
            /** @description ms since 1970-01-01 UTC */
            finished_at: number | null;
            finished_by?: number | null;
            sent_back: number | null;
        };
        campaign_line: {
            id: number;
            version: number;
            name: string;
            doc_no: string | null;
            area: number | null;
            area_name: string | null;
            parent: number | null;
            /** @enum {string} */
            status: "draft" | "active" | "closed";
            measures: number;
            taken: number;
            changed: number;
            left_out: number;
            added: number;
        };
        beside_tally: {
            taken: number;
            changed: number;
            left_out: number;
            added: number;
        };
        beside_item: {
            /** @enum {string} */
            outcome: "taken" | "changed" | "left_out" | "added";
            measure: number | null;
            theirs: number | null;
            key_task: boolean;
            no: string | null;
            title: string;
            their_title: string | null;
            ends: string | null;
            their_ends: string | null;
            units: components["schemas"]["beside_unit"][];
            their_units: components["schemas"]["beside_unit"][];
        };
        map_choice: {
            key: string;
            label: string;
            /** @enum {string} */
            kind: "number" | "code" | "share";
        };
        map_stop: {
            key: string | null;
            label: string | null;
            from: number | null;
            to: number | null;
            n: number;
        };
        map_item: {
            id: number;
            name: string;
            town: number | null;
            town_name: string | null;
            community: number | null;
            lat: number;
            lng: number;
            value: number | null;
            stop: number | null;
            label: string | null;
            boundary: Record<string, never> | null;
        };
        map_area: {
            id: number;
            name: string;
            n: number;
            value: number | null;
        };
        map_odd: {
            id: number;
            name: string;
            /** @enum {string} */
            why: "far" | "abroad" | "swapped";
            km: number | null;
        };
        map_lost: {
            id: number;
            name: string;
            town: number | null;
            town_name: string | null;
        };
        file_fig: {
            key: string;
            value: number | null;
            unit: string | null;
            note: string | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            path: string | null;
        };
        file_task: {
            measure: number;
            no: string | null;
            title: string | null;
            closed: number;
            all: number;
            path: string | null;
            closed_path: string | null;
        };
        file_building: {
            id: number;
            name: string;
            floors: number | null;
            stairwells: number | null;
            households: number | null;
            lat: number | null;
            lng: number | null;
            outline: string | null;
            open: number;
            path: string | null;
        };
        file_lifts: {
            n: number;
            path: string;
            over15: number;
            over15_path: string;
            unassessed: number;
            unassessed_path: string;
            items: components["schemas"]["lift_view"][];
        };
        file_facility: {
            /** @enum {string} */
            kind: "hydrant" | "outdoor_hydrant" | "extinguisher" | "fire_station" | "fire_lane" | "exit_light" | "smoke_detector" | "sprinkler" | "ebike_place" | "ebike_charger" | "ebike_sprinkler" | "ebike_shed" | "ev_charger" | "parking" | "camera" | "gate" | "low_voltage" | "drain" | "sewer" | "lamp" | "waste_point" | "bulky_waste" | "canteen" | "day_care" | "childcare" | "clinic" | "fitness" | "playground" | "activity_room" | "idle_room" | "notice_board";
            needed: number | null;
            count: number | null;
            good: number | null;
            gap: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            note: string | null;
            path: string | null;
        };
        file_contract: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            firm: number | null;
            firm_name: string | null;
            company: string | null;
            starts: string | null;
            ends: string | null;
            fee: number | null;
            fee_high: number | null;
            /** @enum {string|null} */
            rating: "a" | "b" | "c" | "d" | null;
            staff: number | null;
            note: string | null;
            batch: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            days_left: number | null;
        };
        file_body: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            /** @enum {string} */
            kind: "committee" | "management" | "none";
            eligible: boolean | null;
            set_up: string | null;
            filed: string | null;
            term_ends: string | null;
            members: number | null;
            party_members: number | null;
            chair: string | null;
            note: string | null;
            batch: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            days_left: number | null;
        };
        file_money: {
            months: components["schemas"]["file_month"][];
            rate12: number | null;
            warn: number;
            fund: number | null;
            fund_per_m2: number | null;
            path: string | null;
        };
        file_stage: {
            /** @enum {string} */
            key: "intake" | "filing" | "dispatch" | "handling" | "checking" | "closing" | "accepting" | "objecting" | "arbitrating";
            n: number;
            path: string | null;
        };
        file_count: {
            n: number;
            path: string;
        };
        timeline_line: {
            /** @description ms since 1970-01-01 UTC */
            at: number;
            /** @enum {string} */
            kind: "problem" | "dispatch" | "handle" | "check" | "press" | "request" | "lift" | "building" | "facility" | "firm" | "owners" | "money" | "household" | "base" | "edition" | "rule";
            text: string;
            path: string | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            noun: string | null;
            item: number | null;
            by_name: string | null;
        };
        file_finding: {
            id: number;
            rule_name: string | null;
            why: string | null;
            problem: number | null;
            no: string | null;
            /** @description ms since 1970-01-01 UTC */
            at: number;
        };
        lift_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            building: number | null;
            building_name: string | null;
            stairwell: number | null;
            stairwell_name: string | null;
            name: string;
            code: string | null;
            source_no: string | null;
            maker: string | null;
            model: string | null;
            maintainer: string | null;
            installed: string | null;
            stops: number | null;
            /** @enum {string|null} */
            state: "in_use" | "stopped" | "scrapped" | null;
            maintained: string | null;
            inspected: string | null;
            inspection_due: string | null;
            assessed: string | null;
            /** @enum {string|null} */
            grade: "one" | "two" | "three" | "four" | null;
            /** @enum {string|null} */
            advice: "keep" | "repair" | "replace_parts" | "replace" | "stop" | null;
            insurer: string | null;
            policy_end: string | null;
            trapped: string | null;
            assess_by: string | null;
            inspect_by: string | null;
            maintain_by: string | null;
            insure_by: string | null;
            next_by: string | null;
            batch: number | null;
            years: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            why: string | null;
            next: components["schemas"]["lift_due"] | null;
        };
        lift_counts: {
            n: number;
            over15: number;
            unassessed: number;
            overdue_inspection: number;
            overdue_maintenance: number;
            uninsured: number;
            trapped30: number;
        };
        lift_record: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number | null;
            estate_name: string | null;
            elevator: number;
            elevator_name: string | null;
            /** @enum {string} */
            deed: "maintained" | "inspected" | "assessed" | "repaired" | "trapped" | "replaced";
            day: string;
            /** @enum {string|null} */
            result: "passed" | "passed_with" | "failed" | null;
            /** @enum {string|null} */
            grade: "one" | "two" | "three" | "four" | null;
            /** @enum {string|null} */
            advice: "keep" | "repair" | "replace_parts" | "replace" | "stop" | null;
            score: number | null;
            due: string | null;
            by: string | null;
            report_no: string | null;
            note: string | null;
        };
        lift_due: {
            /** @enum {string} */
            what: "assessment" | "inspection" | "maintenance" | "insurance";
            on: string | null;
            days: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            basis?: string | null;
        };
        lift_problem: {
            id: number;
            no: string;
            title: string;
            /** @enum {string} */
            state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided";
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            open: boolean;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
        };
        lift_finding: {
            id: number;
            rule_name: string | null;
            why: string | null;
            open: boolean;
            problem: number | null;
        };
        compare_counts: {
            added: number;
            removed: number;
            changed: number;
        };
        compare_item: {
            estate: number;
            estate_name: string | null;
            noun: string;
            label: string | null;
            item: number;
            title: string | null;
            /** @enum {string} */
            kind: "added" | "removed" | "changed";
            fields: components["schemas"]["compare_field"][];
        };
        edition_item: {
            noun: string;
            label: string | null;
            item: number;
            version: number;
            title: string | null;
            data: Record<string, never> | null;
        };
        estate_part_given: {
            name: string;
            buildings: number[];
        };
        missing: {
            noun: string;
            field: string;
            label: string;
            /** @enum {string} */
            who: "property" | "community" | "town";
            n: number;
            of: number;
            path: string | null;
        };
        completeness_row: {
            key: string;
            name: string | null;
            percent: number;
            n: number;
            missing: number;
            /** @enum {string|null} */
            who: "property" | "community" | "town" | null;
        };
        removed: {
            noun: string;
            id: number;
            version: number;
            title: string | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number;
            removed_by: number | null;
            removed_by_name: string | null;
        };
        history: {
            /** @description ms since 1970-01-01 UTC */
            at: number;
            by: number | null;
            by_name: string | null;
            version: number;
            verb: string;
            field: string;
            label: string | null;
            was: string | null;
            is: string | null;
        };
        unmasked_value: {
            field: string;
            label: string | null;
            value: string | null;
        };
        import_sheet: {
            name: string;
            rows: number | null;
            hidden: boolean;
            chosen: boolean;
        };
        import_column: {
            at: number;
            label: string;
            letter: string;
            field: string | null;
            how: string;
            guess: string | null;
            doubt: string | null;
            sample: string[];
        };
        import_field: {
            name: string;
            label: string;
            required: boolean;
            columns: number[];
        };
        import_ask: {
            key: string;
            text: string;
            column: string | null;
            answer: string | null;
            assumed: string | null;
            samples: string[];
            choices: string[];
        };
        import_stop: {
            key: string;
            field: string | null;
            text: string;
        };
        import_options: {
            /** @enum {string|null} */
            date_order: "ymd" | "mdy" | "dmy" | null;
            serial: boolean | null;
            /** @enum {string|null} */
            datum: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | null;
            /** @enum {string|null} */
            match: "name" | "name_address" | "source_no" | null;
            create_missing_buildings: boolean | null;
            approx_ok: boolean | null;
        };
        refusal: {
            row: number;
            column: string | null;
            value: string | null;
            reason: string;
        };
        import_note: {
            column: string;
            reason: string;
            value: string | null;
            n: number;
        };
        import_kept: {
            id: number;
            name: string;
            reason: string;
        };
        import_line: {
            id: number;
            version: number;
            noun: string;
            name: string | null;
            /** @enum {string} */
            state: "checked" | "running" | "done" | "undone" | "failed" | "cancelled";
            rows: number;
            new: number;
            changed: number;
            same: number;
            refused: number;
            done: number | null;
            kept_n: number | null;
            /** @description ms since 1970-01-01 UTC */
            created_at: number | null;
            by: number | null;
            by_name: string | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number | null;
        };
        import_choice_given: {
            at: number;
            field?: string | null;
        };
        import_options_given: {
            /** @enum {string|null} */
            date_order?: "ymd" | "mdy" | "dmy" | null;
            serial?: boolean | null;
            /** @enum {string|null} */
            datum?: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | null;
            /** @enum {string|null} */
            match?: "name" | "name_address" | "source_no" | null;
            create_missing_buildings?: boolean | null;
            approx_ok?: boolean | null;
        };
        rule_noun: {
            noun: string;
            label: string;
            names: components["schemas"]["rule_name"][];
        };
        rule_hit: {
            estate: number;
            estate_name: string | null;
            town: number | null;
            town_name: string | null;
            noun: string;
            item: number;
            title: string;
            why: string;
        };
        rule_finding_view: {
            id: number;
            version: number;
            /** @description ms since 1970-01-01 UTC */
            created_at: number;
            created_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            updated_at: number;
            updated_by?: number | null;
            /** @description ms since 1970-01-01 UTC */
            removed_at: number | null;
            extra?: Record<string, never> | null;
            town: number | null;
            town_name: string | null;
            community: number | null;
            community_name: string | null;
            estate: number;
            estate_name: string | null;
            rule: number;
            rule_name: string | null;
            noun: string;
            item: number;
            open: number;
            /** @description ms since 1970-01-01 UTC */
            gone_at: number | null;
            problem: number | null;
            problem_name: string | null;
            why: string | null;
            saw?: Record<string, never> | null;
            /** @enum {string|null} */
            problem_state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided" | null;
            title: string | null;
            noun_name: string | null;
            problem_no: string | null;
        };
        rule_finding_term: {
            name: string;
            label: string;
            /** @enum {string} */
            kind: "number" | "code" | "day" | "text" | "yes" | "link";
            /** @enum {string} */
            op: "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "has" | "absent" | "present";
            want: string;
            saw: string | null;
            now: string | null;
            /** @enum {string|null} */
            answer: "no" | "open" | "met" | null;
        };
        person_refusal: {
            line: number;
            column: string;
            value: string | null;
            reason: string;
        };
        person_code: {
            account: string;
            code: string;
        };
        calendar_year: {
            year: number;
            known: boolean;
            off: number;
            make_up: number;
        };
        calendar_day: {
            day: string;
            off: boolean;
            name: string | null;
        };
        policy: {
            key: string;
            value: number;
            preset: number;
            low: number;
            high: number;
        };
        event: {
            id: number;
            /** @description ms since 1970-01-01 UTC */
            at: number;
            who: number | null;
            who_name: string | null;
            org: number | null;
            org_name: string | null;
            noun: string;
            item: number;
            no: string | null;
            title: string | null;
            record: number | null;
            version: number;
            verb: string;
            call: string | null;
            sealed: boolean;
            changes: components["schemas"]["event_change"][];
        };
        seal: {
            id: number;
            /** @description ms since 1970-01-01 UTC */
            at: number;
            from_event: number;
            to_event: number;
            count: number;
            key: string | null;
            digest: string;
        };
        look_view: {
            id: number;
            /** @description ms since 1970-01-01 UTC */
            at: number;
            person: number;
            person_name: string | null;
            org: number | null;
            org_name: string | null;
            noun: string;
            item: number;
            record: number | null;
            no: string | null;
            verb: string;
            rows: number | null;
            reason: string | null;
        };
        finding: {
            finding: string;
            noun: string | null;
            item: number | null;
            event: number | null;
            detail: string | null;
        };
        form_field: {
            name: string;
            kind: string;
            label: string;
            required: boolean;
            input: boolean;
            edit: boolean;
            money: boolean;
            month: boolean;
            personal: boolean;
            codes: string | null;
            options: string[];
            ref: string | null;
            units: string | null;
            min: number | null;
            max: number | null;
        };
        cockpit_part: {
            key: string;
            points: number;
            most: number;
        };
        search_item: {
            noun: string;
            id: number;
            no: string | null;
            title: string;
            sub: string | null;
            marks: components["schemas"]["search_mark"][];
            /** @description ms since 1970-01-01 UTC */
            at: number | null;
            /** @enum {string|null} */
            state: "reported" | "verified" | "filed" | "dispatched" | "objected" | "handling" | "finished" | "closed" | "rejected" | "exited" | "merged" | "voided" | null;
            path: string | null;
        };
        reuse: {
            problem: number;
            no: string;
            /** @enum {string} */
            how: "file" | "print" | "near";
        };
        clock: {
            /** @description ms since 1970-01-01 UTC */
            from: number | null;
            /** @description ms since 1970-01-01 UTC */
            due: number | null;
            used_ms: number;
            limit_ms: number;
            /** @enum {string} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half";
            calendar_ok: boolean;
            limit_text: string | null;
            segments: components["schemas"]["segment"][];
        };
        alternative: {
            org: number;
            org_name: string | null;
            reason: string | null;
        };
        beside_unit: {
            org: number | null;
            org_name: string | null;
            /** @enum {string} */
            role: "lead" | "responsible" | "guide" | "join" | "oversee";
            named: string;
        };
        file_month: {
            month: string;
            due: number | null;
            paid: number | null;
            rate: number | null;
            /** @enum {string|null} */
            light: "ok" | "risk" | "over" | "over3" | "stop" | "done" | "half" | null;
            fund_balance: number | null;
            fund_used: number | null;
            public_income: number | null;
            spending: number | null;
        };
        compare_field: {
            field: string;
            label: string | null;
            was: string | null;
            is: string | null;
        };
        rule_name: {
            name: string;
            label: string;
            unit: string | null;
            /** @enum {string} */
            kind: "number" | "code" | "day" | "text" | "yes" | "link";
            derived: boolean;
            codes: components["schemas"]["rule_choice"][];
        };
        event_change: {
            name: string;
            kind: string;
            codes: string | null;
            before: string | null;
            after: string | null;
        };
        search_mark: {
            from: number;
            to: number;
        };
        segment: {
            /** @description ms since 1970-01-01 UTC */
            from: number;
            /** @description ms since 1970-01-01 UTC */
            to: number;
            /** @enum {string} */
            kind: "work" | "rest" | "stop";
        };
        rule_choice: {
            code: string;
            label: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "session.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["signin_given"];
            };
        };
        responses: {
            /** @description Sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["me"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "session.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "activations.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["activation_given"];
            };
        };
        responses: {
            /** @description Activate an administrator with a one-time code */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who I am, where the campaign stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["me"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "me.language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["me_change_given"];
            };
        };
        responses: {
            /** @description Change my language */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "me.password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["password_change_given"];
            };
        };
        responses: {
            /** @description Change my password */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "demo.accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts of an example city */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["demo"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "reference.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Organisations, areas, categories, codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reference"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "work.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits for me */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["work"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "live.open": {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changes, while it changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "cockpit.get": {
        parameters: {
            query?: {
                town?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign at a glance */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["cockpit"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                q: string;
                noun?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Search over everything that I may see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["search_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.list": {
        parameters: {
            query?: {
                open?: string;
                state?: string;
                town?: number;
                community?: number;
                estate?: number;
                unit?: number;
                category?: number;
                severity?: string;
                source?: string;
                light?: string;
                mark?: string;
                no_mark?: string;
                any_mark?: string;
                merged_into?: number;
                followed?: string;
                mine?: string;
                lead?: string;
                measure?: number;
                building?: number;
                ids?: string;
                created_from?: number;
                created_to?: number;
                due_from?: number;
                due_to?: number;
                q?: string;
                sort?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List problems in my scope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["problem_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["problem_given"];
            };
        };
        responses: {
            /** @description Report a problem */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["problem_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.board": {
        parameters: {
            query?: {
                open?: string;
                state?: string;
                town?: number;
                community?: number;
                estate?: number;
                unit?: number;
                category?: number;
                severity?: string;
                source?: string;
                light?: string;
                mark?: string;
                no_mark?: string;
                any_mark?: string;
                merged_into?: number;
                followed?: string;
                mine?: string;
                lead?: string;
                measure?: number;
                building?: number;
                ids?: string;
                created_from?: number;
                created_to?: number;
                due_from?: number;
                due_to?: number;
                q?: string;
                sort?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same list as columns, one a state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["board"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.points": {
        parameters: {
            query?: {
                open?: string;
                state?: string;
                town?: number;
                community?: number;
                estate?: number;
                unit?: number;
                category?: number;
                severity?: string;
                source?: string;
                light?: string;
                mark?: string;
                no_mark?: string;
                any_mark?: string;
                merged_into?: number;
                followed?: string;
                mine?: string;
                lead?: string;
                measure?: number;
                building?: number;
                ids?: string;
                created_from?: number;
                created_to?: number;
                due_from?: number;
                due_to?: number;
                q?: string;
                sort?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the problems of the list lie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["points"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.similar": {
        parameters: {
            query: {
                estate: number;
                category?: number;
                title?: string;
                place?: string;
                description?: string;
                except?: number;
                lat?: string;
                lng?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What may be the same matter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["similar_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["takeout_given"];
            };
        };
        responses: {
            /** @description The same list as a workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One problem on its page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["problem_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.move": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["move_given"];
            };
        };
        responses: {
            /** @description Move a problem on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["problem_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.ask": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ask_given"];
            };
        };
        responses: {
            /** @description Ask for more time, or for the clock to stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["problem_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.resume": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["resume_given"];
            };
        };
        responses: {
            /** @description Let a stopped clock run on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["problem_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "projects.list": {
        parameters: {
            query?: {
                town?: number;
                community?: number;
                estate?: number;
                unit?: number;
                measure?: number;
                open?: string;
                mine?: string;
                problem?: number;
                state?: string;
                class?: string;
                light?: string;
                method?: string;
                ids?: string;
                q?: string;
                from?: string;
                to?: string;
                sort?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List projects in my scope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "projects.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_new_given"];
            };
        };
        responses: {
            /** @description Draft a project */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "projects.sums": {
        parameters: {
            query: {
                by: "class" | "town" | "source" | "estate" | "state" | "unit";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Money and numbers of the same list, cut by one thing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_sums"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "projects.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["takeout_given"];
            };
        };
        responses: {
            /** @description The same list as a workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "projects.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One project on its page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "projects.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_change_change"];
            };
        };
        responses: {
            /** @description Change a project */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "projects.move": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_move_given"];
            };
        };
        responses: {
            /** @description Move a project on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "projects.links": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["links_change_given"];
            };
        };
        responses: {
            /** @description Which problems it is made for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_funds.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                project: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_fund_new_given"];
            };
        };
        responses: {
            /** @description Add a source of a project's money */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_funds.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a source of a project's money */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_funds.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_fund_change_change"];
            };
        };
        responses: {
            /** @description Change a source of a project's money */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_payments.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                project: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_payment_new_given"];
            };
        };
        responses: {
            /** @description Add a payment of a project */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_payments.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a payment of a project */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_payments.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_payment_change_change"];
            };
        };
        responses: {
            /** @description Change a payment of a project */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_nodes.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                project: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_node_new_given"];
            };
        };
        responses: {
            /** @description Add a point in time of a project */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_nodes.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a point in time of a project */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "project_nodes.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_node_change_change"];
            };
        };
        responses: {
            /** @description Change a point in time of a project */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "requests.list": {
        parameters: {
            query?: {
                open?: string;
                state?: string;
                kind?: string;
                problem?: number;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what units ask for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["request_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "requests.decide": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["decide_given"];
            };
        };
        responses: {
            /** @description Grant or refuse a request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["problem_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "requests.withdraw": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a request back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["problem_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["reveal_given"];
            };
        };
        responses: {
            /** @description See who reported, with a reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["revealed"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.photo": {
        parameters: {
            query?: {
                size?: string;
            };
            header?: never;
            path: {
                id: number;
                photo: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A photo of a problem */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.erase": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["erase_given"];
            };
        };
        responses: {
            /** @description Erase what is personal in a problem, for good */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["erased"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.original": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                photo: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["original_given"];
            };
        };
        responses: {
            /** @description A photo as it was sent, for a reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "comments.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was said at a problem, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["comment_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "comments.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["comment_new_given"];
            };
        };
        responses: {
            /** @description Say something at a problem */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["comment_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.people": {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may be mentioned there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["people_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "problems.follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["follow_change_given"];
            };
        };
        responses: {
            /** @description Follow a problem, or no longer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["follow_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "notifications.list": {
        parameters: {
            query?: {
                unread?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What I was told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["notice_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "notifications.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["notices_read_given"];
            };
        };
        responses: {
            /** @description I have read it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["notices_unread"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "views.list": {
        parameters: {
            query?: {
                noun?: string;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My saved views */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["saved_view_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "views.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["saved_view_new_given"];
            };
        };
        responses: {
            /** @description Save a view */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["saved_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "views.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a saved view */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "views.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["saved_view_change_given"];
            };
        };
        responses: {
            /** @description Change a saved view */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["saved_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "attachments.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/*": string;
            };
        };
        responses: {
            /** @description Upload a photo */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["attachment_made"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.get": {
        parameters: {
            query?: {
                campaign?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan as it was read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["plan_query_given"];
            };
        };
        responses: {
            /** @description Confirm the proposals that have an organisation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["confirmed"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "readings.create": {
        parameters: {
            query?: {
                name?: string;
                area?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Read a plan document, whatever its form */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reading_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "readings.list": {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Plan documents that were read, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reading_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "readings.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document's text and what was read in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reading_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "readings.drop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a reading away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reading_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "readings.facts": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["fact_change_given"];
            };
        };
        responses: {
            /** @description Put right what was read, one step at a time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reading_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "readings.diff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a reading would change in the plan that runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_diff"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "readings.apply": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make the plan of it, or revise it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_applied"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.blank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["plan_blank_given"];
            };
        };
        responses: {
            /** @description Begin a plan without a document */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_applied"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "duties.confirm": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["duty_confirm_given"];
            };
        };
        responses: {
            /** @description Confirm one proposal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["duty_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.matrix": {
        parameters: {
            query?: {
                campaign?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Measures by units: roles, open and late work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_matrix"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.gantt": {
        parameters: {
            query?: {
                campaign?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan in time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_gantt"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.to_fill": {
        parameters: {
            query?: {
                campaign?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the plan still lacks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_to_fill"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.templates": {
        parameters: {
            query?: {
                campaign?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tasks to be given: title, unit, due day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["task_templates"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "supervisions.list": {
        parameters: {
            query?: {
                open?: string;
                town?: number;
                community?: number;
                estate?: number;
                unit?: number;
                issuer?: number;
                late?: string;
                mine?: string;
                limit?: number;
                count?: string;
                due_from?: number;
                due_to?: number;
                state?: string;
                light?: string;
                q?: string;
                sort?: string;
                after?: string;
                rung?: "press" | "letter" | "order" | "listed" | "interview" | "circular";
                about?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List supervision sheets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["supervision_list"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "supervisions.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision_make_given"];
            };
        };
        responses: {
            /** @description Issue a supervision sheet */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["supervision_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "supervisions.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One supervision sheet with its story */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["supervision_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "supervisions.move": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["supervision_move_given"];
            };
        };
        responses: {
            /** @description Answer, release or raise a sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["supervision_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "tasks.list": {
        parameters: {
            query?: {
                open?: string;
                town?: number;
                community?: number;
                estate?: number;
                unit?: number;
                issuer?: number;
                late?: string;
                mine?: string;
                limit?: number;
                count?: string;
                due_from?: number;
                due_to?: number;
                state?: string;
                light?: string;
                q?: string;
                sort?: string;
                after?: string;
                measure?: number;
                parent?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List tasks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["task_list"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "tasks.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["task_make_given"];
            };
        };
        responses: {
            /** @description Draft a task */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["task_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "tasks.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One task with its story and what may be done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["task_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "tasks.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["task_change_change"];
            };
        };
        responses: {
            /** @description Change a task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["task_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "tasks.move": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["task_move_given"];
            };
        };
        responses: {
            /** @description Move a task on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["task_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The city's plan and its towns' */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["campaign_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "plan.compare": {
        parameters: {
            query: {
                with: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A town's plan beside the city's */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_compare"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "measures.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["measure_new_given"];
            };
        };
        responses: {
            /** @description Add a measure to the plan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["measure_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "measures.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["measure_change_given"];
            };
        };
        responses: {
            /** @description Change a measure, its dates, its categories */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["measure_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "measures.move": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["measure_move_given"];
            };
        };
        responses: {
            /** @description Put a measure elsewhere in the plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["measure_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "measures.split": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["measure_split_given"];
            };
        };
        responses: {
            /** @description Make several measures of one, each with its units */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["measure_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "measures.join": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["measure_join_given"];
            };
        };
        responses: {
            /** @description Join a measure into another */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["measure_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "measures.close": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Close a measure; what hangs on it stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["measure_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "measures.reopen": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open a closed measure again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["measure_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "phases.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["phase_new_given"];
            };
        };
        responses: {
            /** @description Add a phase */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["phase_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "phases.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a phase out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_gone"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "phases.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["phase_change_given"];
            };
        };
        responses: {
            /** @description Change a phase */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["phase_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "milestones.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["milestone_new_given"];
            };
        };
        responses: {
            /** @description Add a milestone */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["milestone_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "milestones.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a milestone out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_gone"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "milestones.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["milestone_change_given"];
            };
        };
        responses: {
            /** @description Change a milestone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["milestone_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "duties.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["duty_new_given"];
            };
        };
        responses: {
            /** @description Give a measure to a unit */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["duty_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "duties.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a measure from a unit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["plan_gone"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "duties.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["duty_change_given"];
            };
        };
        responses: {
            /** @description Change a unit's role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["duty_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.list": {
        parameters: {
            query?: {
                q?: string;
                town?: number;
                community?: number;
                after?: string;
                limit?: number;
                count?: string;
                complete_to?: number;
                kind?: "resettled" | "commodity" | "housing_reform" | "affordable" | "mixed" | "village";
                management?: "firm" | "owners" | "community" | "nobody";
                renovation?: "none" | "planned" | "under_way" | "done";
                built_from?: number;
                built_to?: number;
                ended?: string;
                to_fill?: string;
                missing?: string;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List estates in my scope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["estate_given"];
            };
        };
        responses: {
            /** @description Make an estate */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.map": {
        parameters: {
            query?: {
                by?: string;
                box?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Estates where they lie, coloured by a field or a count */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_map"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "place.get": {
        parameters: {
            query: {
                lat: string;
                lng: string;
                datum?: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which estate a position lies in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["place"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One estate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.update": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["estate_change_change"];
            };
        };
        responses: {
            /** @description Change an estate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything known of an estate on one page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_file"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.timeline": {
        parameters: {
            query?: {
                kind?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The story of an estate, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["timeline_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "lifts.list": {
        parameters: {
            query?: {
                estate?: number;
                town?: number;
                community?: number;
                building?: number;
                due?: "assessment" | "inspection" | "maintenance" | "insurance";
                within?: number;
                state?: string;
                grade?: string;
                advice?: string;
                years_from?: number;
                trapped?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lifts by what is due first, with counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["lift_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "elevators.file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One lift's file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["lift_file"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "elevators.record": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["lift_deed_given"];
            };
        };
        responses: {
            /** @description What was done to a lift, or found of it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["lift_deed_done"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "editions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Editions of the base */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["edition_list"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "editions.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["base_edition_given"];
            };
        };
        responses: {
            /** @description Freeze the base as an edition */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["edition_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "editions.compare": {
        parameters: {
            query?: {
                from?: number;
                to?: number;
                town?: number;
                community?: number;
                estate?: number;
                noun?: string;
                kind?: "added" | "removed" | "changed";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What two editions differ in, or one and now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["compare_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "editions.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How an edition stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["edition_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "editions.estate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                estate: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An estate as an edition holds it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["edition_estate"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.merge": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["estate_merge_given"];
            };
        };
        responses: {
            /** @description Merge an estate into another */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_turn"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.split": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["estate_split_given"];
            };
        };
        responses: {
            /** @description Part an estate: new ones take the buildings named */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_turn"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.end": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["estate_end_given"];
            };
        };
        responses: {
            /** @description End an estate where nothing is open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["estate_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "estates.missing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is missing of an estate, and who must fill it in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["missing_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "completeness.get": {
        parameters: {
            query?: {
                town?: number;
                by?: "town" | "community" | "field";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How complete the base is, by town, community or field */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["completeness"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "removed.list": {
        parameters: {
            query: {
                estate: number;
                noun?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records of an estate that were removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["removed_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "history.list": {
        parameters: {
            query: {
                noun: string;
                id: number;
                field?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of the fields of a record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["past_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "buildings.list": {
        parameters: {
            query?: {
                estate?: number;
                building?: number;
                stairwell?: number;
                town?: number;
                community?: number;
                firm?: number;
                kind?: string;
                state?: string;
                grade?: string;
                advice?: string;
                structure?: string;
                rating?: string;
                occupancy?: string;
                month?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List buildings of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["building_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "buildings.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["building_given"];
            };
        };
        responses: {
            /** @description Make a building record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["building_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "buildings.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One building record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["building_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "buildings.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a building record; it can be put back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["building_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "buildings.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["building_change"];
            };
        };
        responses: {
            /** @description Change a building record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["building_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "buildings.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a removed building record back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["building_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "buildings.reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["reveal_given"];
            };
        };
        responses: {
            /** @description See who heads a building, with a reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["unmasked"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "stairwells.list": {
        parameters: {
            query?: {
                estate?: number;
                building?: number;
                stairwell?: number;
                town?: number;
                community?: number;
                firm?: number;
                kind?: string;
                state?: string;
                grade?: string;
                advice?: string;
                structure?: string;
                rating?: string;
                occupancy?: string;
                month?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List stairwells of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["stairwell_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "stairwells.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["stairwell_given"];
            };
        };
        responses: {
            /** @description Make a stairwell record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["stairwell_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "stairwells.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One stairwell record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["stairwell_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "stairwells.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a stairwell record; it can be put back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["stairwell_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "stairwells.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["stairwell_change"];
            };
        };
        responses: {
            /** @description Change a stairwell record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["stairwell_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "stairwells.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a removed stairwell record back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["stairwell_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "elevators.list": {
        parameters: {
            query?: {
                estate?: number;
                building?: number;
                stairwell?: number;
                town?: number;
                community?: number;
                firm?: number;
                kind?: string;
                state?: string;
                grade?: string;
                advice?: string;
                structure?: string;
                rating?: string;
                occupancy?: string;
                month?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List lifts of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["elevator_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "elevators.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["elevator_given"];
            };
        };
        responses: {
            /** @description Make a lift record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["elevator_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "elevators.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One lift record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["elevator_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "elevators.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a lift record; it can be put back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["elevator_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "elevators.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["elevator_change"];
            };
        };
        responses: {
            /** @description Change a lift record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["elevator_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "elevators.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a removed lift record back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["elevator_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "facilities.list": {
        parameters: {
            query?: {
                estate?: number;
                building?: number;
                stairwell?: number;
                town?: number;
                community?: number;
                firm?: number;
                kind?: string;
                state?: string;
                grade?: string;
                advice?: string;
                structure?: string;
                rating?: string;
                occupancy?: string;
                month?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List facilitys of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["facility_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "facilities.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["facility_given"];
            };
        };
        responses: {
            /** @description Make a facility record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["facility_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "facilities.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One facility record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["facility_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "facilities.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a facility record; it can be put back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["facility_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "facilities.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["facility_change"];
            };
        };
        responses: {
            /** @description Change a facility record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["facility_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "facilities.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a removed facility record back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["facility_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "contracts.list": {
        parameters: {
            query?: {
                estate?: number;
                building?: number;
                stairwell?: number;
                town?: number;
                community?: number;
                firm?: number;
                kind?: string;
                state?: string;
                grade?: string;
                advice?: string;
                structure?: string;
                rating?: string;
                occupancy?: string;
                month?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List property contracts of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contract_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "contracts.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["contract_given"];
            };
        };
        responses: {
            /** @description Make a property contract record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contract_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "contracts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One property contract record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contract_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "contracts.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a property contract record; it can be put back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contract_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "contracts.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["contract_change"];
            };
        };
        responses: {
            /** @description Change a property contract record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contract_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "contracts.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a removed property contract record back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contract_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "owners_bodies.list": {
        parameters: {
            query?: {
                estate?: number;
                building?: number;
                stairwell?: number;
                town?: number;
                community?: number;
                firm?: number;
                kind?: string;
                state?: string;
                grade?: string;
                advice?: string;
                structure?: string;
                rating?: string;
                occupancy?: string;
                month?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List owners' bodys of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["owners_body_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "owners_bodies.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["owners_body_given"];
            };
        };
        responses: {
            /** @description Make a owners' body record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["owners_body_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "owners_bodies.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One owners' body record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["owners_body_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "owners_bodies.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a owners' body record; it can be put back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["owners_body_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "owners_bodies.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["owners_body_change"];
            };
        };
        responses: {
            /** @description Change a owners' body record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["owners_body_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "owners_bodies.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a removed owners' body record back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["owners_body_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "owners_bodies.reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["reveal_given"];
            };
        };
        responses: {
            /** @description See who chairs an owners' body, with a reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["unmasked"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "ledger_months.list": {
        parameters: {
            query?: {
                estate?: number;
                building?: number;
                stairwell?: number;
                town?: number;
                community?: number;
                firm?: number;
                kind?: string;
                state?: string;
                grade?: string;
                advice?: string;
                structure?: string;
                rating?: string;
                occupancy?: string;
                month?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List monthly figuress of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ledger_month_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "ledger_months.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ledger_month_given"];
            };
        };
        responses: {
            /** @description Make a monthly figures record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ledger_month_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "ledger_months.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One monthly figures record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ledger_month_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "ledger_months.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a monthly figures record; it can be put back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ledger_month_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "ledger_months.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ledger_month_change"];
            };
        };
        responses: {
            /** @description Change a monthly figures record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ledger_month_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "ledger_months.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a removed monthly figures record back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ledger_month_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "households.list": {
        parameters: {
            query?: {
                estate?: number;
                building?: number;
                stairwell?: number;
                town?: number;
                community?: number;
                firm?: number;
                kind?: string;
                state?: string;
                grade?: string;
                advice?: string;
                structure?: string;
                rating?: string;
                occupancy?: string;
                month?: string;
                q?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List households of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["household_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "households.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["household_given"];
            };
        };
        responses: {
            /** @description Make a household record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["household_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "households.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One household record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["household_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "households.remove": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["removal_given"];
            };
        };
        responses: {
            /** @description Remove a household record; it can be put back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["household_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "households.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["household_change"];
            };
        };
        responses: {
            /** @description Change a household record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["household_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "households.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put a removed household record back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["household_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.list": {
        parameters: {
            query?: {
                noun?: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was imported, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["import_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.create": {
        parameters: {
            query: {
                noun: string;
                name?: string;
                sheet?: string;
                heading_line?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Try a file: the dry run of an import */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["import_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.template": {
        parameters: {
            query: {
                noun: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An empty workbook of a noun, to fill in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How an import stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["import_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["import_again_given"];
            };
        };
        responses: {
            /** @description Other columns, another sheet, answers: the dry run anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["import_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.commit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Write what was tried */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["import_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take an import back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["import_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop an import at its next chunk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["import_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "imports.refused": {
        parameters: {
            query?: {
                form?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The refused rows with their reasons, CSV or XLSX */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "export.make": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["export_given"];
            };
        };
        responses: {
            /** @description Take a noun of the base out as a workbook that comes back in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "rules.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rules that find problems by themselves */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rules_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "rules.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["rule_given"];
            };
        };
        responses: {
            /** @description Make a rule */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rule_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "rules.run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Run all rules now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rules_run"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "rules.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["rule_change_change"];
            };
        };
        responses: {
            /** @description Change a rule, switch it on or off */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rule_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "rules.try": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["rule_trial_given"];
            };
        };
        responses: {
            /** @description What a rule would find: nothing is written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rule_tried"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "findings.list": {
        parameters: {
            query?: {
                rule?: number;
                estate?: number;
                town?: number;
                community?: number;
                problem?: number;
                open?: string;
                after?: string;
                limit?: number;
                count?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What rules found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rule_finding_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "findings.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A finding, term by term */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rule_finding_file"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "persons.list": {
        parameters: {
            query?: {
                org?: number;
                q?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["person_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "persons.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["person_new_given"];
            };
        };
        responses: {
            /** @description Make an account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["person_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "persons.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["person_change_given"];
            };
        };
        responses: {
            /** @description Change an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["person_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "persons.password": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["person_password_given"];
            };
        };
        responses: {
            /** @description Set a new password */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "persons.reset": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give a one-time code for a new password */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reset_code"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "persons.erase": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["erase_given"];
            };
        };
        responses: {
            /** @description Erase what is personal in an account that has left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["erased"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "persons.sight": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What this person sees */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["sight"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "persons.import": {
        parameters: {
            query?: {
                commit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Accounts from a file: try, or write all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["person_imported"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "orgs.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Organisations with what they hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["org_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "orgs.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["org_new_given"];
            };
        };
        responses: {
            /** @description Make an organisation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["org_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "orgs.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["org_change_given"];
            };
        };
        responses: {
            /** @description Rename or move an organisation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["org_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "orgs.dissolve": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["org_dissolve_given"];
            };
        };
        responses: {
            /** @description Dissolve an organisation; a successor takes over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["handed_over"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "liaisons.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who answers for it, and who did */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["liaison_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "liaisons.hand": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["liaison_new_given"];
            };
        };
        responses: {
            /** @description Somebody else answers for it from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["liaison_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "areas.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Areas with what lies in them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["area_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "areas.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["area_new_given"];
            };
        };
        responses: {
            /** @description Make an area */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["area_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "areas.change": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["area_change_given"];
            };
        };
        responses: {
            /** @description Rename or move an area */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["area_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "areas.merge": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["area_merge_given"];
            };
        };
        responses: {
            /** @description Merge an area into another of its level */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["handed_over"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "limits.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Time limits of the edition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["limit_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "limits.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["limit_new_given"];
            };
        };
        responses: {
            /** @description Add a time limit */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["limit_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "calendar.get": {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Holidays and make-up days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["calendar"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "calendar.put": {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Set a year's holidays and make-up days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["calendar_set"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "policies.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the campaign settles for itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["policy_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "policies.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["policy_change_given"];
            };
        };
        responses: {
            /** @description Settle it otherwise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["policy_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "settings.map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the city's map is drawn with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["map_setting"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "settings.map_change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["map_setting_given"];
            };
        };
        responses: {
            /** @description Tiles of Tianditu by the city's key, the datum of its lists */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["map_setting"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "grants.list": {
        parameters: {
            query?: {
                person?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List grants */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["grant_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "grants.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["grant_new_given"];
            };
        };
        responses: {
            /** @description Grant a role */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["grant_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "grants.reading": {
        parameters: {
            query: {
                role: "task_force" | "leader" | "department" | "town" | "community" | "grid" | "property" | "inspector" | "sysadmin" | "secadmin" | "auditor";
                org?: number;
                area?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a grant would let its holder see and do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["grant_reading"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "grants.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a grant back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "events.list": {
        parameters: {
            query?: {
                no?: string;
                noun?: string;
                item?: number;
                who?: number;
                people?: string;
                verb?: string;
                from?: number;
                to?: number;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trail, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["event_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "audit.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the trail is sealed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["audit"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "looks.list": {
        parameters: {
            query?: {
                verb?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who saw what is hidden, took it out or erased it, and why */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["look_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "verifications.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was verified */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["verification_page"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "verifications.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["verify_start_given"];
            };
        };
        responses: {
            /** @description Verify the city */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["verification_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "verifications.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How a verification stands, and what it found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["verification_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "verifications.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a verification back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["verification_view"];
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    words: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
    "openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description RFC 9457 problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["fault"];
                };
            };
        };
    };
}
