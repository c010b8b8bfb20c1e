/** What Autodesk documents about relationships (Relationship Service v2). */

/** A kind of thing that relationships link: an entity type of a domain. */
export interface EntityKind {
	domain: string;
	type: string;
}

/**
 * The kinds with a name of their own. Autodesk uses the `bim360` domains for ACC projects, too. A file is its
 * lineage: the link stays when a new version is uploaded.
 */
export const LINKED_KINDS = {
	asset: { domain: 'autodesk-bim360-asset', type: 'asset' },
	file: { domain: 'autodesk-bim360-documentmanagement', type: 'documentlineage' },
	form: { domain: 'autodesk-construction-form', type: 'form' },
	issue: { domain: 'autodesk-bim360-issue', type: 'issue' },
	photo: { domain: 'autodesk-construction-photo', type: 'photo' },
	rfi: { domain: 'autodesk-bim360-rfi', type: 'rfi' },
	sheet: { domain: 'autodesk-construction-sheet', type: 'sheetlineage' },
	submittal: { domain: 'autodesk-construction-submittals', type: 'submittalitem' },
} as const satisfies Readonly<Record<string, EntityKind>>;

export type LinkedKind = keyof typeof LINKED_KINDS;

export function isLinkedKind(name: string): name is LinkedKind {
	return Object.hasOwn(LINKED_KINDS, name);
}

/** In characters; the same for a type. */
export const LONGEST_DOMAIN = 128;

/** In characters. */
export const LONGEST_ENTITY_ID = 512;

/** As many as one call takes. */
export const MOST_DELETED_RELATIONSHIPS = 50;
