/** What Autodesk documents about reviews of files (Reviews v1). */

/** In characters. */
export const LONGEST_REVIEW_NAME = 255;
export const LONGEST_REVIEW_NOTES = 4096;

/** A review takes no more files. */
export const MOST_REVIEW_FILES = 1000;

/** A list takes no more people who approved reviews. */
export const MOST_REVIEW_APPROVERS = 10;

/** Those that failed are shown to project admins only. */
export const REVIEW_STATUSES = ['closed', 'failed', 'open', 'void'] as const;
