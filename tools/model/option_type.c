// SPDX-License-Identifier: GPL-2.0-only
#include "model/extension.h"

static const struct option_type types[] = {
	{ "none", OPTION_FLAG, 0, 0 },
	{ "uint8", OPTION_NUMBER, 1, UINT8_MAX },
	{ "uint16", OPTION_NUMBER, 2, UINT16_MAX },
	{ "uint32", OPTION_NUMBER, 4, UINT32_MAX },
	{ "uint64", OPTION_NUMBER, 8, UINT64_MAX },
	{ "uint8rc", OPTION_RANGE, 1, UINT8_MAX },
	{ "uint16rc", OPTION_RANGE, 2, UINT16_MAX },
	{ "uint32rc", OPTION_RANGE, 4, UINT32_MAX },
	{ "uint64rc", OPTION_RANGE, 8, UINT64_MAX },
	{ "string", OPTION_STRING, 1, EXTENSION_TEXT_MAX },
	{ "markmask32", OPTION_MARK, 4, 0 },
	{ "ethermac", OPTION_MAC, 1, 0 },
};

static const char *const class_names[] = {
	[OPTION_FLAG] = "flag",
	[OPTION_NUMBER] = "number",
	[OPTION_RANGE] = "range",
	[OPTION_MARK] = "mark",
	[OPTION_STRING] = "string",
	[OPTION_MAC] = "mac",
};

const struct option_type *option_type_all(size_t *n)
{
	*n = sizeof(types) / sizeof(types[0]);
	return types;
}

const struct option_type *option_type_find(struct span name)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (span_eq(name, span_of(types[i].name)))
			return &types[i];
	return NULL;
}

const char *option_class_name(enum option_class class)
{
	return class_names[class];
}
