// SPDX-License-Identifier: GPL-2.0-only
/* queue - see queue.h */
#include "queue.h"

#include <err.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/signalfd.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink_queue.h>
#include <libnetfilter_queue/libnetfilter_queue.h>

#define COUNTERS	"/proc/net/netfilter/nfnetlink_queue"
/* After so many packets in a row signals are looked at. */
#define ROUND	4096
/* Which answer is to what; messages about packets have none. */
#define SEQ_VERDICT	1
#define SEQ_ASK		2

/* A packet of 64 kB at most, and what is told about it. */
union message {
	struct nlmsghdr header;
	char bytes[0xffff + 4096];
};

/* What we say takes less than 100. */
union request {
	struct nlmsghdr header;
	char bytes[512];
};

struct queue {
	struct queue_settings settings;
	queue_decide *decide;
	const void *data;
	struct mnl_socket *socket;
	int signals;			/* a signalfd */
	uint32_t last;			/* id that came, 0 at first */
	unsigned int pending;		/* packets without a verdict */
	int verdict;			/* what it will be */
	bool failed;			/* a verdict could not be sent */
	struct queue_counters counters;
	struct queue_kernel kernel;
	union message in;
};

static int send_message(struct queue *q, const struct nlmsghdr *nlh)
{
	return mnl_socket_sendto(q->socket, nlh, nlh->nlmsg_len) < 0 ? -1 : 0;
}

/* One verdict for all packets up to the last one that have none yet. */
static void flush_verdict(struct queue *q)
{
	union request r;
	struct nlmsghdr *nlh;

	if (!q->pending)
		return;
	nlh = nfq_nlmsg_put(r.bytes, NFQNL_MSG_VERDICT_BATCH, q->settings.number);
	nlh->nlmsg_seq = SEQ_VERDICT;
	nfq_nlmsg_verdict_put(nlh, q->last, q->verdict);
	if (send_message(q, nlh)) {
		warn("cannot send a verdict");
		q->failed = true;
	}
	q->counters.verdicts++;
	q->pending = 0;
}

/*
 * A verdict for many packets is for all that came before, so one with another
 * verdict begins a new batch. To change a packet, or its mark, send the batch
 * and then NFQNL_MSG_VERDICT for this one, with nfq_nlmsg_verdict_put_pkt() or
 * nfq_nlmsg_verdict_put_mark().
 */
static void take_packet(struct queue *q, const struct packet *p)
{
	bool good = q->decide(p, q->data);
	int verdict = good ? NF_ACCEPT : NF_DROP;

	if (q->pending && q->verdict != verdict)
		flush_verdict(q);
	q->counters.received++;
	/* Ids count from 1 and come in order. */
	q->counters.lost += p->id - q->last - 1;
	q->counters.accepted += good;
	q->counters.dropped += !good;
	q->verdict = verdict;
	q->last = p->id;
	if (++q->pending >= q->settings.batch)
		flush_verdict(q);
}

static int on_message(const struct nlmsghdr *nlh, void *data)
{
	struct packet p;

	if (packet_read(nlh, &p))
		take_packet(data, &p);
	return MNL_CB_OK;
}

enum received {
	RECEIVED_PACKET, RECEIVED_ACK, RECEIVED_NOTHING, RECEIVED_REFUSAL,
	RECEIVED_TROUBLE
};

/*
 * One message of the kernel, a packet or an answer. That a verdict came too
 * late is counted: the kernel has dropped the packet, its device is gone.
 */
static enum received receive(struct queue *q)
{
	unsigned int port = mnl_socket_get_portid(q->socket);
	ssize_t n;
	int rc;

	n = recv(mnl_socket_get_fd(q->socket), &q->in, sizeof(q->in), MSG_DONTWAIT);
	if (n < 0 && errno == ENOBUFS) {
		q->counters.enobufs++;
		return RECEIVED_PACKET;
	}
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return RECEIVED_NOTHING;
	if (n < 0)
		return RECEIVED_TROUBLE;
	rc = mnl_cb_run(&q->in, n, SEQ_ASK, port, on_message, q);
	if (rc == MNL_CB_STOP)
		return RECEIVED_ACK;
	/* What libmnl says of an answer to something else. */
	if (rc < 0 && errno == EPROTO) {
		q->counters.gone++;
		return RECEIVED_PACKET;
	}
	return rc < 0 ? RECEIVED_REFUSAL : RECEIVED_PACKET;
}

/*
 * Ask for something and wait for the answer; packets come before it, too. A
 * full buffer has no room for the answer: after @@again milliseconds without
 * anything it is asked again, at -1 never.
 */
static int ask(struct queue *q, struct nlmsghdr *nlh, int again)
{
	enum received got = RECEIVED_PACKET;
	struct pollfd fd = { .events = POLLIN };
	int code;

	fd.fd = mnl_socket_get_fd(q->socket);
	nlh->nlmsg_seq = SEQ_ASK;
	nlh->nlmsg_flags |= NLM_F_ACK;
	if (send_message(q, nlh))
		return -1;
	while (got == RECEIVED_PACKET || got == RECEIVED_NOTHING) {
		got = receive(q);
		if (got != RECEIVED_NOTHING)
			continue;
		flush_verdict(q);
		if (!poll(&fd, 1, again) && send_message(q, nlh))
			return -1;
	}
	code = errno;
	flush_verdict(q);
	errno = code;
	return got == RECEIVED_ACK ? 0 : -1;
}

/* The kernel's counters of this queue. */
static void read_kernel(const struct queue *q, struct queue_kernel *k)
{
	FILE *from = fopen(COUNTERS, "re");
	unsigned int number;

	k->known = false;
	while (from && !k->known && fscanf(from, "%u %*u %u %*u %*u %u %u %u %*u", &number, &k->waiting, &k->dropped, &k->user_dropped, &k->sequence) == 5)
		k->known = number == q->settings.number;
	if (from)
		fclose(from);
}

/* The kernel says EPERM for a queue of somebody else, too. */
static int cannot_bind(struct queue *q)
{
	unsigned int number = q->settings.number;
	int code = errno;

	read_kernel(q, &q->kernel);
	if (q->kernel.known)
		warnx("cannot bind queue %u: another program has it", number);
	else if (code == EPERM)
		warnx("cannot bind queue %u: it takes root, or CAP_NET_ADMIN", number);
	else
		warnx("cannot bind queue %u: %s", number, strerror(code));
	return -1;
}

/* All of it in one message, so that no packet comes in between. */
static int bind_queue(struct queue *q)
{
	const struct queue_settings *s = &q->settings;
	union request r;
	struct nlmsghdr *nlh;
	uint32_t flags = 0, known = NFQA_CFG_F_GSO | NFQA_CFG_F_FAIL_OPEN;

	if (!s->segment)
		flags |= NFQA_CFG_F_GSO;
	if (s->fail_open)
		flags |= NFQA_CFG_F_FAIL_OPEN;
	nlh = nfq_nlmsg_put(r.bytes, NFQNL_MSG_CONFIG, s->number);
	nfq_nlmsg_cfg_put_cmd(nlh, AF_UNSPEC, NFQNL_CFG_CMD_BIND);
	nfq_nlmsg_cfg_put_params(nlh, NFQNL_COPY_PACKET, s->copy);
	nfq_nlmsg_cfg_put_qmaxlen(nlh, s->length);
	mnl_attr_put_u32(nlh, NFQA_CFG_FLAGS, htonl(flags));
	mnl_attr_put_u32(nlh, NFQA_CFG_MASK, htonl(known));
	return ask(q, nlh, -1) ? cannot_bind(q) : 0;
}

/* The kernel takes twice of it, for what it keeps beside each message. */
static void set_buffer(const struct queue *q)
{
	int fd = mnl_socket_get_fd(q->socket), got = 0;
	int size = q->settings.buffer;
	socklen_t len = sizeof(got);

	if (!size)
		return;
	/* Beyond net.core.rmem_max for root of the machine only. */
	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)))
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
	if (!getsockopt(fd, SOL_SOCKET, SO_RCVBUF, &got, &len) && got / 2 < size)
		warnx("the receive buffer has %d bytes, not %d: raise net.core.rmem_max, or be root", got / 2, size);
}

static int open_socket(struct queue *q)
{
	int one = 1;

	q->socket = mnl_socket_open2(NETLINK_NETFILTER, SOCK_CLOEXEC);
	if (!q->socket || mnl_socket_bind(q->socket, 0, MNL_SOCKET_AUTOPID) < 0) {
		warn("cannot open a socket of netlink");
		return -1;
	}
	set_buffer(q);
	/* Losses are counted by ids: recv() need not fail for them. */
	if (!q->settings.enobufs && mnl_socket_setsockopt(q->socket, NETLINK_NO_ENOBUFS, &one, sizeof(one))) {
		warn("cannot set NETLINK_NO_ENOBUFS");
		return -1;
	}
	return 0;
}

/* From here on they are read, and end nothing by themselves. */
static int open_signals(struct queue *q)
{
	struct sigaction hangup;
	sigset_t set;

	sigemptyset(&set);
	/* One that is blocked arrives here, though nohup(1) has it ignored. */
	if (!sigaction(SIGHUP, NULL, &hangup) && hangup.sa_handler != SIG_IGN)
		sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	q->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (q->signals >= 0)
		return 0;
	warn("cannot wait for signals");
	return -1;
}

struct queue *queue_open(const struct queue_settings *settings, queue_decide *decide, const void *data)
{
	struct queue *q = calloc(1, sizeof(*q));

	if (!q) {
		warn("no memory for the queue");
		return NULL;
	}
	q->settings = *settings;
	q->decide = decide;
	q->data = data;
	q->signals = -1;
	if (open_signals(q) || open_socket(q) || bind_queue(q)) {
		queue_free(q);
		return NULL;
	}
	return q;
}

/* What the socket has, up to @@most packets, with their verdicts. */
static int drain(struct queue *q, unsigned int most)
{
	enum received got = RECEIVED_PACKET;

	while (most-- && got != RECEIVED_NOTHING) {
		got = receive(q);
		if (got == RECEIVED_TROUBLE) {
			warn("cannot receive packets");
			return -1;
		}
	}
	/* Nobody knows when the next packet comes. */
	flush_verdict(q);
	return q->failed ? -1 : 0;
}

/* True where the end is asked for. */
static bool read_signals(struct queue *q)
{
	struct signalfd_siginfo info;
	bool end = false;

	while (read(q->signals, &info, sizeof(info)) == sizeof(info)) {
		if (info.ssi_signo == SIGUSR1)
			queue_print(q, stdout);
		else
			end = true;
	}
	return end;
}

int queue_run(struct queue *q)
{
	struct pollfd fds[] = {
		{ .fd = mnl_socket_get_fd(q->socket), .events = POLLIN },
		{ .fd = q->signals, .events = POLLIN },
	};

	for (;;) {
		if (poll(fds, 2, -1) < 0 && errno != EINTR) {
			warn("cannot wait for packets");
			return -1;
		}
		if (fds[1].revents && read_signals(q))
			return 0;
		if (fds[0].revents && drain(q, ROUND))
			return -1;
	}
}

int queue_stop(struct queue *q)
{
	union request r;
	struct nlmsghdr *nlh;

	/* A queue of no length is full: fail_open says what that means. */
	nlh = nfq_nlmsg_put(r.bytes, NFQNL_MSG_CONFIG, q->settings.number);
	nfq_nlmsg_cfg_put_qmaxlen(nlh, 0);
	if (ask(q, nlh, 1000)) {
		warn("cannot stop queue %u", q->settings.number);
		return -1;
	}
	if (drain(q, UINT32_MAX))
		return -1;
	read_kernel(q, &q->kernel);
	/* Behind the last one that came there is none that shows the gap. */
	if (q->kernel.known)
		q->counters.lost += q->kernel.sequence - q->last;
	nlh = nfq_nlmsg_put(r.bytes, NFQNL_MSG_CONFIG, q->settings.number);
	nfq_nlmsg_cfg_put_cmd(nlh, AF_UNSPEC, NFQNL_CFG_CMD_UNBIND);
	if (ask(q, nlh, -1)) {
		warn("cannot unbind queue %u", q->settings.number);
		return -1;
	}
	return 0;
}

static void print_one(FILE *to, const char *name, uint64_t n)
{
	fprintf(to, "%-14s%llu\n", name, (unsigned long long)n);
}

void queue_print(const struct queue *q, FILE *to)
{
	struct queue_kernel kernel = q->kernel;

	if (!kernel.known)
		read_kernel(q, &kernel);
	print_one(to, "received", q->counters.received);
	print_one(to, "accepted", q->counters.accepted);
	print_one(to, "dropped", q->counters.dropped);
	print_one(to, "lost", q->counters.lost);
	print_one(to, "verdicts", q->counters.verdicts);
	print_one(to, "gone", q->counters.gone);
	print_one(to, "enobufs", q->counters.enobufs);
	if (kernel.known) {
		print_one(to, "waiting", kernel.waiting);
		print_one(to, "queue-full", kernel.dropped);
		print_one(to, "buffer-full", kernel.user_dropped);
	}
	fflush(to);
}

void queue_free(struct queue *q)
{
	if (!q)
		return;
	if (q->socket)
		mnl_socket_close(q->socket);
	if (q->signals >= 0)
		close(q->signals);
	free(q);
}
