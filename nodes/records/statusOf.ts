/** Some services write statuses in capitals: `IN_REVIEW` becomes `inReview`. */
export function statusOf(status: unknown): string | null {
	if (typeof status !== 'string') return null;
	return status.toLowerCase().replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
