import type { UploadSession } from '../state/storage';

interface Claim {
	size?: number;
	eTags?: readonly string[];
}

/**
 * Compares what was uploaded with what the caller says. Parts that were never uploaded go unnoticed
 * when the caller says nothing.
 *
 * @param minimumPartBytes of every part but the last
 * @returns the body of the answer that reports the mismatch; undefined if there is none
 */
export function checkParts(session: UploadSession, claim: Claim, minimumPartBytes: number) {
	const last = Math.max(0, ...session.parts.keys());
	const detected = [...session.parts.values()].reduce((sum, { size }) => sum + size, 0);
	const numbers = Array.from(
		{ length: Math.max(session.requested, last, claim.eTags?.length ?? 0) },
		(_, index) => index + 1,
	);
	const parts = numbers.map((number) => {
		const part = session.parts.get(number);
		if (!part) return { part: number, size: 0, eTag: null, status: 'Pending' };
		const tooSmall = number < last && part.size < minimumPartBytes;
		// As S3 answered them: that they are known without their quotes is not confirmed.
		const unexpected = claim.eTags !== undefined && claim.eTags[number - 1] !== part.eTag;
		const status = [unexpected ? 'Unexpected' : '', tooSmall ? 'TooSmall' : '']
			.filter(Boolean)
			.join('+');
		return { part: number, size: part.size, eTag: part.eTag, status: status || 'Ok' };
	});
	const sizeDiffers = claim.size !== undefined && claim.size !== detected;
	const wrong = parts.some(({ status }) => status !== 'Ok' && status !== 'Pending');
	const missing = claim.eTags !== undefined && parts.some(({ status }) => status === 'Pending');
	if (!sizeDiffers && !wrong && !missing && session.parts.size > 0) return undefined;
	return {
		status: 'error',
		reason: 'MissingOrInvalidParts',
		size: { expected: claim.size, detected },
		parts,
	};
}
