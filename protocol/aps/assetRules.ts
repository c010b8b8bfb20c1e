/** What Autodesk documents about assets (Assets v1 and v2). */

/** In characters. */
export const LONGEST_ASSET_DESCRIPTION = 1000;

/** Of a text value of a custom attribute, in characters. An attribute can have a lower limit. */
export const LONGEST_ASSET_TEXT = 250;

/** Types of custom attributes whose values are IDs of choices. */
export const CHOICE_TYPES: readonly string[] = ['select', 'multi_select'];
