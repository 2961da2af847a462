/* SPDX-License-Identifier: GPL-2.0-only */
/* recipients - to whom a mail goes, for rules that miss somebody */
#ifndef CHECK_RECIPIENTS_H
#define CHECK_RECIPIENTS_H

#include "model/mail.h"

/* @address (any case) is in To: or Cc:. */
bool mail_goes_to(const struct mail *m, struct span address);

/* It is there, or the mail is from it. */
bool mail_reaches(const struct mail *m, struct span address);

#endif
