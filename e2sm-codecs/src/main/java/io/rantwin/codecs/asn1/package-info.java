/**
 * An interpreter of ASN.1 types for aligned PER and JER: schemas are tables of facts in resources, values are immutable
 * trees. Every version of every message is readable here; the typed packages {@code e2ap}, {@code kpm} and {@code rc}
 * are built on it.
 */
@NullMarked
package io.rantwin.codecs.asn1;

import org.jspecify.annotations.NullMarked;
