/** An RFI, a submittal item, a form, a review or an asset, as it is answered. */
export interface ProjectRecord {
	id: string;
	createdAt: string;
	updatedAt: string;
	[field: string]: unknown;
}

/** What a project team works with. */
export type RecordKind = 'rfis' | 'submittals' | 'forms' | 'reviews' | 'assets';
