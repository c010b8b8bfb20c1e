/** Names that stand beside IDs, by their keys in the simplified record; null or absent where none is known. */
export type RecordNames = Readonly<Record<string, string | string[] | null>>;
