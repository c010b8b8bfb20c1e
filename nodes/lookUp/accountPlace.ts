import type { Region } from '../../protocol/aps/regions';

/** An account, and where it stores its data. */
export interface AccountPlace {
	/** A bare GUID. */
	accountId: string;
	region: Region | undefined;
}

/** A project in account administration. */
export interface ProjectPlace {
	/** A bare GUID. */
	projectId: string;
	region: Region | undefined;
}
