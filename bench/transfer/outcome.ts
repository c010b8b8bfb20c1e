/** How one contender did a job. */
export interface Outcome {
	/** From the start of the transfer to its end. */
	seconds: number;
	/** Growth of the process's memory at its peak, in MiB (PSS). */
	growth: number;
	/** Whether what arrived are the bytes that were sent. */
	right: boolean;
	/** Why it did not end, if it failed. */
	failure?: string;
}
