// SPDX-License-Identifier: GPL-2.0-only
#include "git/date.h"

#include <string.h>
#include <time.h>

#define DATE_MAX	64		/* bytes */
#define SECONDS_MAX	(1ULL << 40)
#define ZONE_MAX	(14 * 60)	/* minutes */

/* "Z", "GMT", "+0100", "+01:00" or "+01". */
static bool read_zone(struct span text, int *offset)
{
	bool west = span_starts(text, SPAN("-"));
	struct span hours, minutes;
	uint64_t h, m = 0;

	*offset = 0;
	if (span_is(text, "Z") || span_is(text, "UTC") || span_is(text, "GMT"))
		return true;
	if (!span_skip_char(&text, '-') && !span_skip_char(&text, '+'))
		return false;
	hours = span_first(text, 2);
	minutes = span_from(text, 2);
	span_skip_char(&minutes, ':');
	if (hours.len < 2 || !span_number(hours, 10, 14, &h) ||
	    (minutes.len && (minutes.len != 2 ||
			     !span_number(minutes, 10, 59, &m))))
		return false;
	*offset = (int)(h * 60 + m);
	if (*offset > ZONE_MAX)
		return false;
	if (west)
		*offset = -*offset;
	return true;
}

static bool read_seconds(struct span text, int64_t *seconds, int *offset)
{
	struct span word, rest = text;
	struct tm local;
	uint64_t n;
	time_t t;

	span_skip_char(&rest, '@');
	if (!span_next_word(&rest, &word) ||
	    !span_number(word, 10, SECONDS_MAX, &n))
		return false;
	t = (time_t)n;
	*seconds = t;
	rest = span_trim(rest);
	if (rest.len)
		return read_zone(rest, offset);
	if (!localtime_r(&t, &local))
		return false;
	*offset = (int)(local.tm_gmtoff / 60);
	return true;
}

/* A day and a time, and what is behind them. */
static bool read_calendar(const char *text, struct tm *tm, struct span *rest)
{
	static const char *const formats[] = {
		"%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S",
		"%a, %d %b %Y %H:%M:%S", "%d %b %Y %H:%M:%S",
		"%a %b %d %H:%M:%S %Y",
	};

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		const char *end;

		memset(tm, 0, sizeof(*tm));
		end = strptime(text, formats[i], tm);
		if (!end)
			continue;
		*rest = span_of(end);
		return true;
	}
	return false;
}

bool date_read(struct span text, int64_t *time, int *offset)
{
	char copy[DATE_MAX];
	struct span rest;
	struct tm tm;

	text = span_trim(text);
	if (read_seconds(text, time, offset))
		return true;
	if (text.len >= sizeof(copy))
		return false;
	memcpy(copy, text.p, text.len);
	copy[text.len] = '\0';
	if (!read_calendar(copy, &tm, &rest))
		return false;
	/* Parts of a second, which git drops. */
	if (span_skip_char(&rest, '.'))
		while (rest.len && char_is_digit(rest.p[0]))
			rest = span_from(rest, 1);
	rest = span_trim(rest);
	if (!rest.len) {
		tm.tm_isdst = -1;
		*time = mktime(&tm);
		*offset = (int)(tm.tm_gmtoff / 60);
		return true;
	}
	if (!read_zone(rest, offset))
		return false;
	*time = timegm(&tm) - *offset * 60L;
	return true;
}
