/** What Autodesk documents about RFIs (RFIs v3). */

/** In characters. */
export const LONGEST_RFI_REFERENCE = 20;

/** Statuses of both workflows: with a single reviewer (US), and with several (EU). */
export const RFI_STATUSES = [
	'answered',
	'answeredManager',
	'answeredRev1',
	'closed',
	'draft',
	'open',
	'openRev1',
	'openRev2',
	'rejected',
	'submitted',
	'void',
] as const;

export const RFI_IMPACTS = ['No', 'Unknown', 'Yes'] as const;
