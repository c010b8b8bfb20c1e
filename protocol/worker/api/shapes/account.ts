/** A project of an account. */
export interface AccountProject {
	/** GUID, without `b.`. */
	id: string;
	name: string;
}

/** An account that the worker's app can access, and so watch. */
export interface Account {
	/** GUID, without `b.`. */
	id: string;
	name: string;
	/** null when Autodesk does not say. */
	region: string | null;
}
