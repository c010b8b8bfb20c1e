/** An attribute of the files in a folder and everything below it. */
export interface CustomAttribute {
	id: number;
	/** Data Management form. */
	projectId: string;
	folderId: string;
	name: string;
	type: 'string' | 'date' | 'array';
	/** Of a list. */
	arrayValues?: string[];
	createdAt: string;
}

/** The values of a version. */
export type AttributeValues = Record<string, string>;

/** The rules for the names of the files in a folder, as answered. */
export interface NamingStandard {
	id: string;
	/** Data Management form. */
	projectId: string;
	/** The folder that it is applied to, with everything below it. */
	folderId: string;
	name: string;
	definition: object;
}
