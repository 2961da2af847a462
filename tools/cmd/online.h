/* SPDX-License-Identifier: GPL-2.0-only */
/* online - what the environment says of servers, for all commands */
#ifndef CMD_ONLINE_H
#define CMD_ONLINE_H

#include <stdbool.h>

/* NFKIT_OFFLINE is set and not empty: no server is to be asked. */
bool online_is_forbidden(void);

/*
 * For http_open(): the file that CURL_CA_BUNDLE names, as curl(1) has it; NULL:
 * the certificates that the system trusts.
 */
const char *online_ca_file(void);

#endif
