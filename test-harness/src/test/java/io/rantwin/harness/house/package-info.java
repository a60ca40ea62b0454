/**
 * The rules of the house, kept by tests: how the source tree looks, how main code of every module is written, and what the
 * launcher answers. Run with every build.
 */
package io.rantwin.harness.house;
