/** What Autodesk says about the subject of an event beyond the event itself. Missing if it is not known. */
export interface EventDetails {
	projectName?: string;
	fileName?: string;
	subfolderName?: string;
	/** Path of the folder that contains the file, e.g. `Project Files/Models`. */
	folderPath?: string;
	/** Path of the folder that the event is about. */
	subfolderPath?: string;
	/** Address of the file version or folder in the browser. */
	webUrl?: string;
	/** Where the content of the file version is stored. */
	storageId?: string;
	itemId?: string;
	folderId?: string;
	/** Why something is missing. */
	lookUpError?: string;
}
