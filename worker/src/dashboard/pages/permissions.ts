/** What a page offers besides reading. */
export interface Permissions {
	formToken: string;
	/** Whether buttons that change something are shown. */
	actions: boolean;
}
