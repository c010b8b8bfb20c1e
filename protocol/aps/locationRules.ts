/** What Autodesk documents about locations of a project (Locations v2). In characters. */
export const LONGEST_LOCATION_NAME = 255;
export const LONGEST_BARCODE = 255;
