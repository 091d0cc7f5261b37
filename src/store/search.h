/* Search by words in what people wrote: problems by title, place and description,
** comments by their text. The index holds tokens, never texts, and is made from the
** records alone (base/bigram.h); whatever it proposes is looked at in the record
** itself, within the scope, before it is found. */
#ifndef ANJU_STORE_SEARCH_H
#define ANJU_STORE_SEARCH_H

#include "base/buf.h"
#include "store/store.h"

enum search_of { SEARCH_PROBLEMS, SEARCH_COMMENTS, SEARCH_KINDS };

/* A word asked for: it stands in the text, or the problem is of one of these
** estates or categories (which bear the word in their names). */
struct search_word { struct str text; struct ids estates, categories; };
struct search_found { int64_t id, item; };       /* item: the problem; of a comment that where it stands */

/* Is this text one that can be searched for: does it have a letter, digit or character? */
bool search_asks(struct str word);
/* Does the text hold the word, as it is compared? */
bool search_holds(struct str text, struct str word);
/* Those that hold all n words (n >= 1) within the scope, newest first, `most` at most. E_STORAGE, E_MEMORY. */
enum err store_search(struct db *, struct arena *a, const struct scope *s, int64_t tenant, enum search_of,
                      const struct search_word *, int n, int most, struct search_found **ret, int *ret_n, struct fault *f);

#endif
