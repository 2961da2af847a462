/* SPDX-License-Identifier: GPL-2.0-only */
/* drift_terms - what the files of drift share */
#ifndef HOWTO_DRIFT_TERMS_H
#define HOWTO_DRIFT_TERMS_H

#include "howto/drift.h"
#include "howto/terms.h"

/* What is written of an extension. */
struct howto_words {
	unsigned int line;		/* what is missing is said of it */
	struct howto_terms terms;
	struct span all;		/* a mention in the text will do too */
};

/* Notes on what @words say of @table. */
void howto_drift_words(struct howto_drift *d, const struct option_table *table,
		       const struct howto_words *words,
		       struct xml_notes *notes);

/* May the extension as a whole be without words? */
bool howto_drift_allows(struct howto_drift *d,
			const struct option_table *table);

#endif
