/* A PostgreSQL database of a test program's own, on the cluster that
** test/with_postgres made. Header only: each test program includes it. */
#ifndef ANJU_TEST_STORE_PGDB_H
#define ANJU_TEST_STORE_PGDB_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct pgdb { char name[64], url[512]; };        /* url: the connection string of the new database */

/* Run one command on the cluster's own database, outside any transaction; says
** what went wrong and ends the program, since nothing can be tested then. */
static void pgdb_command(const char *sql) {
    PGconn *pg = PQconnectdb(getenv("ANJU_TEST_PG"));
    PGresult *r = PQstatus(pg) == CONNECTION_OK ? PQexec(pg, sql) : 0;
    if (PQresultStatus(r) != PGRES_COMMAND_OK) {
        (void)fprintf(stderr, "%s: %s", sql, PQerrorMessage(pg));
        exit(1);
    }
    PQclear(r);
    PQfinish(pg);
}

/* Make a database with a name no other run has. False, with a sentence on stderr,
** when there is no cluster: run the test under test/with_postgres. */
static bool pgdb_make(struct pgdb *db) {
    static unsigned made;
    char sql[128];
    struct timespec t;
    const char *cluster = getenv("ANJU_TEST_PG");
    if (!cluster || !*cluster) {
        (void)fputs("PostgreSQL part left out: ANJU_TEST_PG is not set, run this under test/with_postgres\n", stderr);
        return false;
    }
    (void)clock_gettime(CLOCK_REALTIME, &t);
    (void)snprintf(db->name, sizeof db->name, "anju_%ld_%lx_%u", (long)getpid(), (unsigned long)t.tv_nsec, made++);
    (void)snprintf(db->url, sizeof db->url, "%s dbname=%s", cluster, db->name);
    (void)snprintf(sql, sizeof sql, "CREATE DATABASE %s", db->name);
    pgdb_command(sql);
    return true;
}

/* Drop it, together with whoever is still connected. */
static void pgdb_drop(struct pgdb *db) {
    char sql[128];
    if (!db->name[0]) return;
    (void)snprintf(sql, sizeof sql, "DROP DATABASE %s WITH (FORCE)", db->name);
    pgdb_command(sql);
    db->name[0] = 0;
}

#endif
