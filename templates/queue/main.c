// SPDX-License-Identifier: GPL-2.0-only
/* @name@ - decides about packets of a queue of netfilter */
#include <stdlib.h>
@if uses_bytes@
#include <string.h>
@end@
@if uses_level@
#include <syslog.h>
@end@
@if uses_flag@
#include <linux/netfilter.h>
@end@

#include "options.h"
#include "queue.h"

@if options@
/*
 * YOUR LOGIC: what each option asks of a packet. All that it may look at is in
 * packet.h.
 */
@for option@
static bool holds_@field@(const struct packet *p, const struct options *o@i_param@)
{
@piece holds@
}

@if multiple@
/* One of them is enough. */
static bool any_@field@(const struct packet *p, const struct options *o)
{
	unsigned int i;

	for (i = 0; i < o->count.@field@; i++)
		if (holds_@field@(p, o, i))
			return true;
	return false;
}

@end@
@end@
/* True to accept the packet: here where all holds that was asked for. */
static bool decide(const struct packet *p, const void *data)
{
	const struct options *o = data;

@for option@
@if invert@
	if (o->given & GIVEN_@FIELD@) {
		bool invert = o->inverted & GIVEN_@FIELD@;

		if (@ask@(p, o) == invert)
			return false;
	}
@else@
	if ((o->given & GIVEN_@FIELD@) && !@ask@(p, o))
		return false;
@end@
@end@
	return true;
}
@else@
/* YOUR LOGIC: true to accept the packet. packet.h says what it may look at. */
static bool decide(const struct packet *p, const void *data)
{
	(void)p;
	(void)data;
	return true;
}
@end@

/* 0 after a signal asked for the end, 2 where something did not work. */
int main(int argc, char **argv)
{
	struct options options;
	struct queue *q;
	int rc = options_read(argc, argv, &options);

	if (rc)
		return rc > 0 ? 0 : 2;
@if uses_level@
	openlog("@name@", LOG_PID, LOG_DAEMON);
@end@
	q = queue_open(&options.queue, decide, &options);
	if (!q)
		return 2;
	rc = queue_run(q);
	if (queue_stop(q))
		rc = -1;
	queue_print(q, stdout);
	queue_free(q);
	return rc ? 2 : 0;
}
