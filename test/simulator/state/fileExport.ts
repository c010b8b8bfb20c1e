/** Files that are being, or have been, exported as PDF. */
export interface FileExport {
	id: string;
	/** Data Management form. */
	projectId: string;
	/** Ids of file versions. */
	fileVersions: string[];
	/** Unix time in milliseconds. */
	finishesAt: number;
}
