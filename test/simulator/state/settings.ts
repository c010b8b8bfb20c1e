import { USERS } from './world';

/** What can be turned while the simulator runs. All of it has Autodesk's own behaviour as default. */
export interface Settings {
	/** Who signs in on the authorize page: an Autodesk id. */
	signInUser: string;
	/** Whether the authorize page redirects at once, as if the user had pressed Allow. */
	autoApprove: boolean;
	/** Waiting time added to every call, signed URLs included, in milliseconds: one round trip. */
	latencyMs: number;
	/** Waiting time added to the first call of each connection, in milliseconds. */
	connectMs: number;
	/** Whether the documented calls per minute are enforced with 429. */
	enforceQuotas: boolean;
	/** Life of an access token, in seconds. */
	accessTokenSeconds: number;
	/** How long the receiver of a callback may take to answer, in milliseconds. */
	callbackTimeoutMs: number;
	/** Callbacks under way at the same time. */
	callbackConcurrency: number;
	/** Factor on the waiting times between callback attempts: 0.0001 turns 48 hours into 17 seconds. */
	retryTimeScale: number;
	/** How long a changed secret takes to act, in milliseconds; up to ten minutes at Autodesk. */
	secretDelayMs: number;
	/** Whether a repeated callback is signed with the secret of that moment or of the first attempt. */
	retriesAreSignedAgain: boolean;
	/** Whether all attempts of one callback carry the same delivery id. Unconfirmed at Autodesk. */
	deliveryIdIsStable: boolean;
	/** What `hook.event` says in callbacks of a hook such as `dm.*`. Unconfirmed at Autodesk. */
	wildcardEvent: 'pattern' | 'concrete';
	/** Whether all owners within an app may change a hook, or its creator alone. Unconfirmed at Autodesk. */
	hooksAreShared: boolean;
	/** How `links.next` of Data Management is written: from the host or from the path on. */
	jsonApiNextLink: 'url' | 'path';
	/** Hooks per page of a list. */
	hookPageSize: number;
	/** How `links.next` of a list of hooks is written: all three were seen. */
	hookNextLink: 'token' | 'path' | 'url';
	/** Status of an empty list of hooks: both were seen. */
	emptyHookListStatus: 200 | 204;
	/** Whether signed URLs serve ranges; otherwise, the whole object is the answer to each `Range`. */
	s3Ranges: boolean;
	/** Life of a signed URL, in milliseconds; 0 is what the call asks for. A URL must be used before, not done. */
	signedUrlMs: number;
	/** Life of an upload key, in milliseconds. */
	uploadKeyMs: number;
	/** Status of a completion whose size or ETags differ: 200 at Autodesk, with an error inside. */
	mismatchStatus: 200 | 400 | 409;
	/** The least bytes of every part of an upload but the last. */
	minimumPartBytes: number;
	/** Whether objects get a SHA-1, and ETags are MD5; benches save the time. */
	hashUploads: boolean;
	/** How long after its upload an object of several parts is `chunked`, in milliseconds. */
	assemblingMs: number;
	/** Speed of each connection to and from signed URLs; 0 is unlimited. */
	s3BytesPerSecond: number;
	/**
	 * Whether items move to another folder by PATCH. Autodesk documents it for folders only; developers have
	 * seen it work for items.
	 */
	itemsMove: boolean;
	/** Files per page of Search Folder. */
	searchPageSize: number;
	/** How long a new account project stays `pending`, in milliseconds. */
	projectActivationMs: number;
	/** How long an export of files as PDF takes, in milliseconds. */
	exportMs: number;
	/** How long the publication of a cloud model takes, in milliseconds. */
	publishMs: number;
	/** How long the conversion of a version to another format takes, in milliseconds. */
	downloadJobMs: number;
	/** How long an import of project users takes until they are members, in milliseconds. */
	userImportMs: number;
	/** How long a translation takes, in milliseconds. */
	translationMs: number;
	/** Why translations fail; empty if they do not. */
	translationFailure: string;
	/** How long the elements of a view take to be extracted, in milliseconds. Until then, calls answer 202. */
	extractionMs: number;
	/** Elements of every model. */
	modelElements: number;
	/** Size of the object tree of every model; from 20 on it needs `forceget`. */
	treeMegabytes: number;
	/** Whether Fetch Specific Properties refuses a call without a query: Autodesk's sources disagree. */
	propertiesNeedQuery: boolean;
	/** Size of derivatives in bytes; 0 for a short text. */
	derivativeBytes: number;
	/** How long the comparison of two versions takes, in milliseconds. */
	diffMs: number;
	/** How differences come: from storage, as compressed bytes, or compressed as their header says. */
	diffDelivery: 'redirect' | 'gzip' | 'encoded';
	/** How long a job of a data extract takes, in milliseconds. */
	dataExtractMs: number;
	/** How jobs of data extracts end. */
	dataExtractEnd: 'success' | 'failed' | 'cancelled';
	/** Whether callbacks may leave this machine. */
	callbacksLeaveLoopback: boolean;
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
	signInUser: USERS.kim.autodeskId,
	autoApprove: false,
	latencyMs: 0,
	connectMs: 0,
	enforceQuotas: false,
	accessTokenSeconds: 3600,
	callbackTimeoutMs: 7_000,
	callbackConcurrency: 64,
	retryTimeScale: 1,
	secretDelayMs: 0,
	retriesAreSignedAgain: true,
	deliveryIdIsStable: true,
	wildcardEvent: 'pattern',
	hooksAreShared: true,
	jsonApiNextLink: 'url',
	hookPageSize: 200,
	hookNextLink: 'path',
	emptyHookListStatus: 204,
	s3Ranges: true,
	signedUrlMs: 0,
	uploadKeyMs: 24 * 3600_000,
	mismatchStatus: 200,
	minimumPartBytes: 5 * 1024 * 1024,
	hashUploads: true,
	assemblingMs: 0,
	s3BytesPerSecond: 0,
	itemsMove: false,
	searchPageSize: 50,
	projectActivationMs: 100,
	exportMs: 100,
	publishMs: 100,
	downloadJobMs: 100,
	userImportMs: 100,
	translationMs: 100,
	translationFailure: '',
	extractionMs: 50,
	modelElements: 12,
	treeMegabytes: 1,
	propertiesNeedQuery: false,
	derivativeBytes: 0,
	diffMs: 100,
	diffDelivery: 'redirect',
	dataExtractMs: 100,
	dataExtractEnd: 'success',
	callbacksLeaveLoopback: false,
};
