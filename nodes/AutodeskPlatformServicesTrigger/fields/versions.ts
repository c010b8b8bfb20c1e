/**
 * The versions of this node. n8n saves only values that differ from the default, so a new default needs a
 * version: saved workflows keep theirs.
 */
export const TRIGGER_VERSIONS = [1, 1.1];

/** The version of new nodes. */
export const LATEST_TRIGGER = 1.1;

/** The first version whose items are simplified. */
export const SIMPLIFIES_SINCE = 1.1;
