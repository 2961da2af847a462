/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * queue - packets of one queue, by libmnl and libnetfilter_queue
 *
 * The kernel holds each packet of the queue until its verdict, and puts a
 * message about it into the receive buffer of our socket. Packets are lost
 * where the queue is full (too many wait for a verdict) and where that buffer
 * is. So: a large buffer, small messages, a long queue and one verdict for
 * many packets; and a count of what is lost all the same, from two sides:
 * ids of packets that never came, and the kernel's own counters.
 */
#ifndef QUEUE_H
#define QUEUE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "packet.h"

struct queue_settings {
	uint16_t number;
	uint32_t buffer;	/* bytes to receive into; 0: as it comes */
	uint32_t copy;		/* bytes of each packet */
	uint32_t length;	/* packets that may wait for a verdict */
	uint32_t batch;		/* packets of one verdict, at most */
	bool segment;		/* let the kernel cut packets of GSO */
	bool fail_open;		/* packets pass while the queue is full */
	bool enobufs;		/* let recv() say that something was lost */
};

struct queue_counters {
	uint64_t received, accepted, dropped;
	uint64_t lost;		/* ids that never came: the buffer was full */
	uint64_t verdicts;	/* messages: each for one packet or many */
	uint64_t gone;		/* verdicts that came too late */
	uint64_t enobufs;	/* how often recv() said so */
};

/* From /proc/net/netfilter/nfnetlink_queue. */
struct queue_kernel {
	bool known;
	uint32_t waiting;	/* for a verdict */
	uint32_t dropped;	/* the queue was full */
	uint32_t user_dropped;	/* the buffer was full */
	uint32_t sequence;	/* the last id */
};

/* What becomes of a packet: true to accept it. */
typedef bool queue_decide(const struct packet *p, const void *data);

struct queue;

/*
 * Bind the queue; from now on packets wait for queue_run(). NULL after a
 * message on stderr: the queue is taken, or CAP_NET_ADMIN is missing.
 */
struct queue *queue_open(const struct queue_settings *settings, queue_decide *decide, const void *data);

/*
 * Give verdicts until a signal asks for the end: SIGINT or SIGTERM. SIGUSR1
 * prints the counters meanwhile. -1 after a message.
 */
int queue_run(struct queue *q);

/*
 * Let no more packets in, give a verdict to all that are there, and unbind:
 * none is left without. The kernel would drop those. -1 after a message.
 */
int queue_stop(struct queue *q);

void queue_print(const struct queue *q, FILE *to);
void queue_free(struct queue *q);

#endif
