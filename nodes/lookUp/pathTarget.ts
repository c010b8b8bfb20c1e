/** What a path leads to. Autodesk keeps deleted folders and files, and lists them on request. */
export interface PathTarget {
	kind: 'folder' | 'file';
	/** Default: false */
	isDeleted?: boolean;
}
