// SPDX-License-Identifier: GPL-2.0-only
/* mail_settings_keys - each key, and what becomes of its value */
#include "send/mail_settings.h"

#include <limits.h>

#include "send/mail_settings_server.h"
#include "send/people.h"

static int set_envelope(struct mail_settings *s, const char *value,
			struct err *e)
{
	bool is_auto = span_eq(span_of(value), SPAN("auto"));

	s->with_sender = *value;
	s->envelope = *value && !is_auto ? value : NULL;
	if (s->envelope && !people_is_person(span_of(value)))
		return err_set(e, ERR_USAGE, "'%s', want USER@HOST or auto",
			       value);
	return 0;
}

struct word {
	const char *name;
	unsigned int value;
};

static bool is_one_of_nocase(struct span text, const char *const *words)
{
	for (; *words; words++) {
		if (span_eq_nocase(text, span_of(*words)))
			return true;
	}
	return false;
}

/* "true" or "false" of what git_config_bool() takes, numbers too; or @text. */
static struct span as_bool(struct span text)
{
	static const char *const yes[] = { "true", "yes", "on", NULL };
	static const char *const no[] = { "false", "no", "off", "", NULL };
	struct span digits = text;
	uint64_t number;

	if (is_one_of_nocase(text, yes))
		return SPAN("true");
	if (is_one_of_nocase(text, no))
		return SPAN("false");
	if (!span_skip_char(&digits, '-'))
		span_skip_char(&digits, '+');
	if (!span_number(digits, 10, INT_MAX, &number))
		return text;
	return number ? SPAN("true") : SPAN("false");
}

/* One of the words. */
static int read_word(const struct word *words, const char *value,
		     unsigned int *out, struct err *e)
{
	struct span v = as_bool(span_of(value));
	CLEANUP_BUF struct buf known;

	buf_init(&known, sizeof(e->msg));
	for (size_t i = 0; words[i].name; i++) {
		if (span_eq_nocase(v, span_of(words[i].name))) {
			*out = words[i].value;
			return 0;
		}
		buf_printf(&known, "%s%s", i ? ", " : "", words[i].name);
	}
	return err_set(e, ERR_USAGE, "'%s', want one of %s", value,
		       known.p);
}

static const struct word bools[] = {
	{ "true", true }, { "false", false }, { NULL, 0 }
};

static int set_bool(bool *to, const char *value, struct err *e)
{
	unsigned int found;

	if (read_word(bools, value, &found, e))
		return -1;
	*to = found;
	return 0;
}

static int set_validate(struct mail_settings *s, const char *value,
			struct err *e)
{
	bool validated;

	if (set_bool(&validated, value, e))
		return -1;
	s->no_hook = !validated;
	return 0;
}

static int set_annotate(struct mail_settings *s, const char *value,
			struct err *e)
{
	return set_bool(&s->is_annotating, value, e);
}

static int set_to_cover(struct mail_settings *s, const char *value,
			struct err *e)
{
	return set_bool(&s->to_cover, value, e);
}

static int set_cc_cover(struct mail_settings *s, const char *value,
			struct err *e)
{
	return set_bool(&s->cc_cover, value, e);
}

static int set_thread(struct mail_settings *s, const char *value, struct err *e)
{
	bool threaded;

	if (set_bool(&threaded, value, e))
		return -1;
	s->threading.is_none = !threaded;
	return 0;
}

static int set_chain(struct mail_settings *s, const char *value, struct err *e)
{
	return set_bool(&s->threading.is_chained, value, e);
}

/* With "false" git format-patch leaves the thread to git send-email. */
static int set_format_thread(struct mail_settings *s, const char *value,
			     struct err *e)
{
	static const struct word words[] = {
		{ "deep", THREAD_DEEP }, { "shallow", THREAD_SHALLOW },
		{ "true", THREAD_SHALLOW }, { "false", THREAD_NONE },
		{ NULL, 0 }
	};
	unsigned int found;

	if (read_word(words, value, &found, e))
		return -1;
	s->threading.format = (enum mail_thread)found;
	s->threading.is_of_format = found != THREAD_NONE;
	return 0;
}

static int set_headers(struct mail_settings *s, const char *value,
		       struct err *e)
{
	return more_fields_read(s->arena, span_of(value), &s->format, e);
}

static int set_encoding(struct mail_settings *s, const char *value,
			struct err *e)
{
	static const struct word words[] = {
		{ "auto", WIRE_AUTO }, { "7bit", WIRE_7BIT },
		{ "8bit", WIRE_8BIT }, { "base64", WIRE_BASE64 },
		{ "quoted-printable", WIRE_QUOTED }, { NULL, 0 }
	};
	unsigned int found;

	if (read_word(words, value, &found, e))
		return -1;
	s->encoding = (enum wire_encoding)found;
	return 0;
}

/* "auto" is "cc" and "compose"; that is the default of git, but not here. */
static int set_confirm(struct mail_settings *s, const char *value,
		       struct err *e)
{
	static const struct word words[] = {
		{ "auto", true }, { "cc", true }, { "always", true },
		{ "compose", false }, { "never", false }, { "false", false },
		{ NULL, 0 }
	};
	unsigned int found;

	if (read_word(words, value, &found, e))
		return -1;
	s->is_asking = found;
	return 0;
}

static int set_suppressed(struct mail_settings *s, const char *value,
			  struct err *e)
{
	static const struct word words[] = {
		{ "author", SUPPRESS_AUTHOR }, { "self", SUPPRESS_SELF },
		{ "cc", SUPPRESS_CC }, { "bodycc", SUPPRESS_BODY_CC },
		{ "sob", SUPPRESS_SIGN_OFF }, { "misc-by", SUPPRESS_MISC_BY },
		{ "cccmd", SUPPRESS_CC_CMD }, { "all", SUPPRESS_ALL },
		{ "body", SUPPRESS_BODY }, { "false", 0 }, { NULL, 0 }
	};
	unsigned int found;

	if (read_word(words, value, &found, e))
		return -1;
	s->suppressed |= found;
	s->is_body_suppressed |= (found & SUPPRESS_BODY) == SUPPRESS_BODY;
	return 0;
}

/* Set the bit where the value is @when. */
static int set_suppressed_bit(struct mail_settings *s, unsigned int bit,
			      bool when, const char *value, struct err *e)
{
	bool given;

	if (set_bool(&given, value, e))
		return -1;
	s->overruled |= bit;
	s->overruling = given == when ? s->overruling | bit :
					s->overruling & ~bit;
	return 0;
}

static int set_sign_off_cc(struct mail_settings *s, const char *value,
			   struct err *e)
{
	return set_suppressed_bit(s, SUPPRESS_SIGN_OFF, false, value, e);
}

static int set_suppress_from(struct mail_settings *s, const char *value,
			     struct err *e)
{
	return set_suppressed_bit(s, SUPPRESS_SELF, true, value, e);
}

static int set_aliases_kind(struct mail_settings *s, const char *value,
			    struct err *e)
{
	static const struct word words[] = {
		{ "mutt", ALIASES_MUTT }, { "mailrc", ALIASES_MAILRC },
		{ "pine", ALIASES_PINE }, { "elm", ALIASES_ELM },
		{ "gnus", ALIASES_GNUS }, { "sendmail", ALIASES_SENDMAIL },
		{ NULL, 0 }
	};
	unsigned int found;

	if (read_word(words, value, &found, e))
		return -1;
	s->aliases_kind = (enum mail_aliases)found;
	return 0;
}

static int read_wish(enum mail_wish *to, const struct word *words,
		     const char *value, struct err *e)
{
	unsigned int found;

	if (read_word(words, value, &found, e))
		return -1;
	*to = (enum mail_wish)found;
	return 0;
}

static const struct word wishes[] = {
	{ "auto", WISH_AUTO }, { "true", WISH_ALWAYS },
	{ "false", WISH_NEVER }, { NULL, 0 }
};

static int set_cover(struct mail_settings *s, const char *value, struct err *e)
{
	return read_wish(&s->cover, wishes, value, e);
}

static int set_numbers(struct mail_settings *s, const char *value,
		       struct err *e)
{
	return read_wish(&s->numbers, wishes, value, e);
}

static int set_base(struct mail_settings *s, const char *value, struct err *e)
{
	static const struct word words[] = {
		{ "whenAble", WISH_ALWAYS }, { "true", WISH_ALWAYS },
		{ "false", WISH_NEVER }, { NULL, 0 }
	};

	return read_wish(&s->base, words, value, e);
}

/* The first line is the subject here; git's "message" would have none. */
static int set_description(struct mail_settings *s, const char *value,
			   struct err *e)
{
	static const struct word words[] = {
		{ "subject", WISH_AUTO }, { "auto", WISH_AUTO },
		{ "default", WISH_AUTO }, { "none", WISH_NEVER },
		{ NULL, 0 }
	};
	enum mail_wish found;

	if (read_wish(&found, words, value, e))
		return -1;
	if (found == WISH_NEVER)
		s->cover = WISH_NEVER;
	return 0;
}

static int set_notes(struct mail_settings *s, const char *value, struct err *e)
{
	bool with_notes;

	if (set_bool(&with_notes, value, e))
		return err_prefix(e, "other notes than those of git notes without --ref");
	s->no_notes = !with_notes;
	return 0;
}

/* For keys whose one value is what nfkit does anyway. */
static int refuse_true(struct mail_settings *s, const char *value,
		       struct err *e)
{
	bool given;

	(void)s;
	if (set_bool(&given, value, e))
		return -1;
	return given ? err_set(e, ERR_USAGE, "'%s'", value) : 0;
}

static int refuse_false(struct mail_settings *s, const char *value,
			struct err *e)
{
	bool given;

	(void)s;
	if (set_bool(&given, value, e))
		return -1;
	return given ? 0 : err_set(e, ERR_USAGE, "'%s'", value);
}

static int set_strategy(struct mail_settings *s, const char *value,
			struct err *e)
{
	(void)s;
	if (span_eq(span_of(value), SPAN("branch-description")) ||
	    span_eq(span_of(value), SPAN("commit")) ||
	    span_eq(span_of(value), SPAN("tip-commit")))
		return 0;
	return err_set(e, ERR_USAGE,
		       "'%s', want branch-description, commit or tip-commit",
		       value);
}

#define FIELD(field)		.offset = offsetof(struct mail_settings, field)
#define BY(name, function)	{ name, MAIL_SETTINGS_OBEYED, NULL, function }
#define FLAG(name, function)	{ name, MAIL_SETTINGS_OBEYED, NULL, function, \
				  .is_flag = true }
#define IF(name, function, why)	{ name, MAIL_SETTINGS_OBEYED, why, function, \
				  .is_flag = true }
#define STR(name, field)	{ name, MAIL_SETTINGS_OBEYED, FIELD(field) }
#define LIST(name, field)	{ name, MAIL_SETTINGS_OBEYED, FIELD(field), \
				  .is_list = true }
#define HARMLESS(name, why)	{ name, MAIL_SETTINGS_HARMLESS, why }
#define REFUSED(name, why)	{ name, MAIL_SETTINGS_REFUSED, why }

const struct mail_settings_key mail_settings_keys[] = {
	BY("sendemail.smtpserver", settings_set_server),
	BY("sendemail.smtpserverport", settings_set_port),
	LIST("sendemail.smtpserveroption", server_options),
	BY("sendemail.smtpencryption", settings_set_encryption),
	{ "sendemail.smtpsslcertpath", MAIL_SETTINGS_OBEYED, NULL,
	  settings_set_certificates, .is_path = true },
	STR("sendemail.smtpuser", server.user),
	STR("sendemail.smtppass", server.password),
	BY("sendemail.smtpauth", settings_set_auth),
	BY("sendemail.smtpdomain", settings_set_domain),
	BY("sendemail.smtpbatchsize", settings_set_batch),
	BY("sendemail.smtprelogindelay", settings_set_delay),
	STR("sendemail.sendmailcmd", program),
	BY("sendemail.confirm", set_confirm),
	FLAG("sendemail.validate", set_validate),
	STR("sendemail.from", from),
	BY("sendemail.envelopesender", set_envelope),
	LIST("sendemail.to", to), LIST("sendemail.cc", cc),
	LIST("sendemail.bcc", bcc),
	STR("sendemail.tocmd", to_cmd), STR("sendemail.cccmd", cc_cmd),
	STR("sendemail.headercmd", header_cmd),
	FLAG("sendemail.tocover", set_to_cover),
	FLAG("sendemail.cccover", set_cc_cover),
	BY("sendemail.suppresscc", set_suppressed),
	FLAG("sendemail.suppressfrom", set_suppress_from),
	FLAG("sendemail.signedoffbycc", set_sign_off_cc),
	FLAG("sendemail.signedoffcc", set_sign_off_cc),
	{ "sendemail.aliasesfile", MAIL_SETTINGS_OBEYED, FIELD(aliases),
	  .is_list = true, .is_path = true },
	BY("sendemail.aliasfiletype", set_aliases_kind),
	FLAG("sendemail.thread", set_thread),
	FLAG("sendemail.chainreplyto", set_chain),
	BY("sendemail.transferencoding", set_encoding),
	HARMLESS("sendemail.identity", "it is read before the others"),
	FLAG("sendemail.annotate", set_annotate),
	HARMLESS("sendemail.multiedit", "one mail is edited after the other"),
	HARMLESS("sendemail.xmailer", "the signature says it"),
	HARMLESS("sendemail.composeencoding", "all text is UTF-8"),
	HARMLESS("sendemail.assume8bitencoding", "all text is UTF-8"),
	HARMLESS("sendemail.forbidsendmailvariables", "sendmail.* is never read"),

	HARMLESS("format.subjectprefix", "it is read with the range"),
	LIST("format.to", format.to), LIST("format.cc", format.cc),
	BY("format.headers", set_headers),
	STR("format.signature", signature),
	{ "format.signaturefile", MAIL_SETTINGS_OBEYED, FIELD(signature_file),
	  .is_path = true },
	FLAG("format.coverletter", set_cover),
	IF("format.coverfromdescription", set_description,
	   "its first line is the subject"),
	FLAG("format.useautobase", set_base),
	IF("format.notes", set_notes, "only those of git notes without --ref are shown"),
	FLAG("format.thread", set_format_thread),
	FLAG("format.numbered", set_numbers),
	IF("format.signoff", refuse_true, "the commit is to have it: git commit --amend -s"),
	IF("format.encodeemailheaders", refuse_false, "servers take only ASCII there"),
	IF("format.noprefix", refuse_true, "git am wants a/ and b/"),
	IF("format.forceinbodyfrom", refuse_true, "the author is above the log where another sends it"),
	REFUSED("format.attach", "the list wants the patch in the text"),
	HARMLESS("format.from", "who sends is in From:, the author above the log"),
	HARMLESS("format.pretty", "it is about git log"),
	HARMLESS("format.suffix", "a file of a mail ends in .patch"),
	HARMLESS("format.filenamemaxlength", "it is about names of files"),
	HARMLESS("format.mboxrd", "each file is one mail"),
	HARMLESS("format.outputdirectory", "-o DIR says it"),

	LIST("b4.send-series-to", series_to),
	LIST("b4.send-series-cc", series_cc),
	STR("b4.send-auto-to-cmd", auto_to_cmd),
	STR("b4.send-auto-cc-cmd", auto_cc_cmd),
	STR("b4.send-prefixes", prefixes),
	LIST("b4.email-exclude", excluded),
	STR("b4.midmask", midmask),
	STR("b4.pw-url", patchwork), STR("b4.pw-project", project),
	HARMLESS("b4.pw-key", "Patchwork is only read"),
	HARMLESS("b4.linkmask", "no links are made"),
	HARMLESS("b4.searchmask", "nothing is searched for"),
	IF("b4.prep-cover-strategy", set_strategy,
	   "the cover letter is the description of the branch, or b4's commit"),
	HARMLESS("b4.sendemail-identity", "it is read before the others"),
	HARMLESS("b4.send-endpoint-web", "mails go by SMTP"),
	HARMLESS("b4.send-no-patatt-sign", "nothing is signed"),
	HARMLESS("b4.send-trailer-order", "new trailers come before the sender's sign-off, or last"),
	HARMLESS("b4.prep-cover-template", "b4's own"),
	HARMLESS("b4.prep-perpatch-check-cmd", "nfkit check looks at each mail"),
	{ NULL }
};

const struct mail_settings_key *mail_settings_key(struct span name)
{
	for (size_t i = 0; mail_settings_keys[i].name; i++) {
		if (span_eq(name, span_of(mail_settings_keys[i].name)))
			return &mail_settings_keys[i];
	}
	return NULL;
}
