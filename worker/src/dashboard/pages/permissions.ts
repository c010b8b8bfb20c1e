/** What a page allows besides reading. */
export interface Permissions {
	formToken: string;
	/** Whether buttons that change something are shown. */
	actions: boolean;
}
