/** What Autodesk documents about sheets (Sheets v1). */

/** A PDF takes no more. */
export const MOST_EXPORTED_SHEETS = 1000;

/** In place of the ID of a collection. Without either, only sheets that are in no collection are listed. */
export const EVERY_COLLECTION = '*';

/** In place of a tag, for sheets that have none. */
export const UNTAGGED = '__UNTAGGED';
