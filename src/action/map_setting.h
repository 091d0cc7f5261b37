/* GET and PATCH /settings/map: the city's key for the tiles of 天地图, and the datum
** that positions are given in where nobody says. */
#ifndef ANJU_ACTION_MAP_SETTING_H
#define ANJU_ACTION_MAP_SETTING_H

#include "action/action.h"

/* tianditu_key: empty or absent: no tiles, nothing is asked of others. */
struct map_setting { struct str tianditu_key; int64_t datum; };

extern const struct entity map_setting_entity;
extern const struct action map_setting_get, map_setting_change;

#endif
