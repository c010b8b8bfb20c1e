/** Files or sheets that are being, or have been, exported as PDF. */
export interface FileExport {
	id: string;
	things: 'files' | 'sheets';
	/** Data Management form. */
	projectId: string;
	/** Ids of file versions, whose first one has the content of the result. */
	fileVersions: string[];
	/** Unix time in milliseconds. */
	finishesAt: number;
}
