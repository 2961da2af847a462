// SPDX-License-Identifier: GPL-2.0-only
#include "send/mail_settings.h"

#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "git/config.h"
#include "send/program.h"

#define TREE_FILE	".b4-config"

struct reading {
	struct arena *arena;
	struct mail_settings *settings;
	bool to_files;		/* keys that are refused may pass */
	bool is_tree;		/* the file is the tree's */
};

static int obey(struct reading *r, const struct mail_settings_key *key,
		const char *value, struct err *e)
{
	char *field = (char *)r->settings + key->offset;

	if (key->is_path)
		value = file_from_home(r->arena, value);
	if (key->set)
		return key->set(r->settings, value, e);
	if (!key->is_list)
		*(const char **)(void *)field = value;
	else if (*value)
		*VEC_ADD(r->arena, (struct opt_list *)(void *)field) = value;
	return 0;
}

static bool is_program(const struct mail_settings_key *key)
{
	return span_ends(span_of(key->name), SPAN("-cmd"));
}

/* @key may be NULL. */
static int refuse(const char *name, const struct mail_settings_key *key,
		  bool is_of_sendemail, struct err *e)
{
	return err_set(e, ERR_USAGE,
		       "%s is not obeyed by nfkit%s%s: take it out, or use %s",
		       name, key && key->why ? ", for " : "",
		       key && key->why ? key->why : "",
		       is_of_sendemail ?
		       "'nfkit send -o DIR' and git send-email" :
		       "git format-patch and git send-email");
}

/* A key that the table lacks is refused, but of b4 nfkit obeys only some. */
static int take(struct reading *r, const char *section,
		const struct config_entry *entry, struct err *e)
{
	const char *value = entry->value ? entry->value : "true";
	const char *name = arena_printf(r->arena, "%s.%s", section,
					entry->key);
	const struct mail_settings_key *key = mail_settings_key(span_of(name));
	bool is_of_sendemail = span_eq(span_of(section), SPAN("sendemail"));
	bool may_pass = r->to_files && is_of_sendemail;

	if (!key && span_eq(span_of(section), SPAN("b4")))
		return 0;
	if (!key || key->verdict == MAIL_SETTINGS_REFUSED)
		return may_pass ? 0 : refuse(name, key, is_of_sendemail, e);
	if (!entry->value && !key->is_flag)
		return 0;
	if (r->is_tree && is_program(key))
		return err_set(e, ERR_USAGE,
			       TREE_FILE ": %s names a program, which only your own configuration may do",
			       name);
	if (key->verdict == MAIL_SETTINGS_HARMLESS || !obey(r, key, value, e))
		return 0;
	if (may_pass) {
		err_clear(e);
		return 0;
	}
	return key->why ? err_prefix(e, "%s (%s)", name, key->why) :
			  err_prefix(e, "%s", name);
}

static bool has_key(const struct config *config, const char *key)
{
	for (size_t i = 0; i < config->entries.n; i++) {
		if (span_eq(span_of(config->entries.at[i].key), span_of(key)))
			return true;
	}
	return false;
}

/* All of @section, but what @better says itself. */
static int take_all(struct reading *r, const char *section,
		    const struct config *config, const struct config *better,
		    struct err *e)
{
	for (size_t i = 0; i < config->entries.n; i++) {
		const struct config_entry *entry = &config->entries.at[i];

		if (!has_key(better, entry->key) &&
		    take(r, section, entry, e))
			return -1;
	}
	return 0;
}

static int read_tree(struct reading *r, struct repo *repo,
		     const struct config *ours, struct err *e)
{
	const char *root = repo_root(repo);
	struct config config = { 0 };

	if (!root)
		return 0;
	if (config_read_file(path_join(r->arena, root, TREE_FILE), r->arena,
			     "b4", &config, e))
		return -1;
	r->is_tree = true;
	if (take_all(r, "b4", &config, ours, e))
		return -1;
	r->is_tree = false;
	return 0;
}

static const char *find_identity(struct repo *repo, struct arena *a)
{
	struct span name = repo_config(repo, a, "sendemail.identity");

	if (!name.len)
		name = repo_config(repo, a, "b4.sendemail-identity");
	return arena_str(a, name);
}

/* git send-email leaves a thread alone that git format-patch has made. */
static enum mail_thread find_thread(const struct mail_settings *s)
{
	if (s->threading.is_of_format)
		return s->threading.format;
	if (s->threading.is_none)
		return THREAD_NONE;
	return s->threading.is_chained ? THREAD_DEEP : THREAD_SHALLOW;
}

/* As git send-email combines them, in any order. */
static unsigned int find_suppressed(const struct mail_settings *s)
{
	unsigned int bits = (s->suppressed & ~s->overruled) | s->overruling;

	return s->is_body_suppressed ? bits | SUPPRESS_BODY : bits;
}

int mail_settings_read(struct repo *repo, struct arena *a, const char *identity,
		       bool to_files, struct mail_settings *out, struct err *e)
{
	struct reading r = { .arena = a, .settings = out,
			     .to_files = to_files };
	struct config format = { 0 }, b4 = { 0 }, all = { 0 }, mine = { 0 };
	const struct config none = { 0 };
	const char *name = identity ? identity : find_identity(repo, a);

	*out = (struct mail_settings){ .arena = a,
					 .suppressed = SUPPRESS_SELF };
	if (config_read(repo, a, "format", &format, e) ||
	    config_read(repo, a, "b4", &b4, e) ||
	    config_read(repo, a, "sendemail", &all, e))
		return -1;
	if (*name && config_read(repo, a, arena_printf(a, "sendemail.%s", name),
				 &mine, e))
		return -1;
	if (read_tree(&r, repo, &b4, e) ||
	    take_all(&r, "format", &format, &none, e) ||
	    take_all(&r, "b4", &b4, &none, e) ||
	    take_all(&r, "sendemail", &all, &mine, e) ||
	    take_all(&r, "sendemail", &mine, &none, e))
		return -1;
	if (out->host_port)
		out->server.port = out->host_port;
	out->thread = find_thread(out);
	out->suppressed = find_suppressed(out);
	return 0;
}

/* A program goes before a server, as in git, which asks sendmail at last. */
int mail_settings_find_way(struct repo *repo, struct arena *a,
			   struct mail_settings *s, struct err *e)
{
	static const char *const paths[] = {
		"/usr/sbin/sendmail", "/usr/lib/sendmail", NULL
	};

	struct opt_list argv = { 0 };

	if (!s->program)
		s->program = s->server_program;
	if (s->program) {
		s->server.host = NULL;
		return program_split(a, "sendemail.sendmailCmd", s->program,
				     &argv, e);
	}
	if (s->server.host)
		return 0;
	if (repo_config(repo, a, "b4.send-endpoint-web").len)
		return err_set(e, ERR_USAGE,
			       "b4.send-endpoint-web is not obeyed by nfkit: set a mail server with 'git config --global sendemail.smtpServer HOST'");
	for (size_t i = 0; paths[i] && !s->program; i++) {
		if (!access(paths[i], X_OK))
			s->program = paths[i];
	}
	if (!s->program)
		return err_set(e, ERR_USAGE,
			       "no mail server: set it with 'git config --global sendemail.smtpServer HOST'");
	return 0;
}
