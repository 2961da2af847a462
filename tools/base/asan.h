/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * asan - what AddressSanitizer is told of memory that nfkit parts by itself
 *
 * It knows what malloc() gave out, not the pieces in that: an allocator says
 * which bytes are nobody's. Without ASan nothing of this does anything.
 */
#ifndef BASE_ASAN_H
#define BASE_ASAN_H

#include <stdbool.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN	true
#elif defined(__has_feature)
#define HAS_ASAN	__has_feature(address_sanitizer)
#else
#define HAS_ASAN	false
#endif

/*
 * Bytes around a piece that nobody may touch: an element of most vectors, so
 * that one before the first and one behind the last are seen.
 */
#define ASAN_GUARD	(HAS_ASAN ? 64 : 0)

#if HAS_ASAN
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(bytes, n)	((void)(bytes), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(bytes, n)	((void)(bytes), (void)(n))
#define __asan_address_is_poisoned(byte)	((void)(byte), 0)
#endif

#endif
