/** A link between two things of a project, as it is answered. */
export interface Relationship {
	id: string;
	createdOn: string;
	isReadOnly: boolean;
	isService: boolean;
	isDeleted: boolean;
	deletedOn?: string;
	entities: RelatedEntity[];
}

export interface RelatedEntity {
	domain: string;
	type: string;
	id: string;
	createdOn: string;
}
