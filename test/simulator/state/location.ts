/** A node of the tree of locations. */
export interface Location {
	id: string;
	parentId: string | null;
	type: 'Root' | 'Area';
	name: string;
	barcode: string | null;
	order: number;
}
