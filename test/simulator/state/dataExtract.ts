/** A data request, as it is answered. */
export interface DataExtract {
	id: string;
	description: string;
	isActive: boolean;
	accountId: string;
	projectId: null;
	/** Bare GUIDs; none for all projects. */
	projectIdList: string[] | null;
	createdBy: string;
	createdByEmail: string;
	createdAt: string;
	updatedBy: string;
	updatedAt: string;
	scheduleInterval: string;
	reoccuringInterval: number | null;
	effectiveFrom: string;
	effectiveTo: string | null;
	lastQueuedAt: string | null;
	serviceGroups: string[];
	callbackUrl: string | null;
	sendEmail: boolean;
	startDate: string | null;
	endDate: string | null;
	dateRange: string | null;
	projectStatus: string;
}

/** A run of a data request. */
export interface DataJob {
	id: string;
	requestId: string;
	/** Unix time in milliseconds. */
	createdAt: number;
	/** Unix time in milliseconds. */
	finishesAt: number;
	/** How it ends. */
	end: 'success' | 'failed' | 'cancelled';
}
