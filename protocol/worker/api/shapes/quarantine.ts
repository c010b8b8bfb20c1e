/** A callback that was refused because of its signature. */
export interface HeldCallback {
	id: string;
	/** Id of the subscription. */
	subscription: string;
	/** ISO 8601 */
	receivedAt: string;
	/** `x-adsk-delivery-id`; a forger may have invented it. */
	deliveryId: string | null;
	/** Size of the body, in bytes. */
	size: number;
}

/** The same with what was received. */
export interface HeldCallbackDetail extends HeldCallback {
	headers: Record<string, string>;
	body: string;
}

export interface QuarantineQuery {
	/** Id of a subscription; all when left out. */
	subscription?: string;
}

/** Which callbacks to discard: all of one subscription, which may have been deleted. */
export interface DiscardQuery {
	subscription: string;
}

/** Which callbacks to verify or release. */
export interface QuarantineRequest {
	/** Id of a subscription. */
	subscription: string;
	/** Tried instead of the secrets of the subscription; a release adds it to them if it fits. */
	secret?: string;
}

/** How many held callbacks have a correct signature. */
export interface QuarantineVerdict {
	genuine: number;
	refused: number;
	/** Encrypted with a key that ENCRYPTION_KEY no longer holds. */
	unreadable: number;
}

/** Outcome of a release. */
export interface QuarantineRelease {
	/** Delivered as events. */
	released: number;
	/** Already received, because Autodesk sent them again. */
	duplicates: number;
	/** Still refused; they stay. */
	refused: number;
	/** As in the verdict; they stay too. */
	unreadable: number;
}

export interface Discarded {
	/** How many callbacks were discarded. */
	discarded: number;
}
