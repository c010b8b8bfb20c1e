import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { readServiceError } from '../../protocol/aps/serviceError';
import type { ConnectionTrouble } from '../network/connectionTrouble';
import type { TransferRun } from './run';

/** What a transfer is for, shown in errors. */
export interface TransferPurpose {
	/** For example `Upload Binary To Signed S3 URL`. */
	action: string;
	/** What to do when S3 refuses the transfer. By default for a URL that the user supplied. */
	advice?: string;
}

/** A response of S3, or of OSS in its place. */
export interface StorageAnswer {
	/** 0 when the connection failed. */
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	/** Text of an error, or empty. */
	body?: unknown;
	/** Why the connection failed, if that is known. */
	trouble?: ConnectionTrouble;
}

/** Never contains the signed URL, because anyone who reads it could use it. */
export function refusedTransfer(
	{ ctx, itemIndex }: Pick<TransferRun, 'ctx' | 'itemIndex'>,
	{ action, advice }: TransferPurpose,
	{ status, body, trouble }: StorageAnswer,
	direction: 'upload' | 'download',
): NodeApiError {
	const { code, text } = readServiceError(body);
	const said = text ? `S3 says: ${text}${code ? ` (${code})` : ''}` : undefined;
	const whatToDo = trouble?.isPermanent ? advice : remedyFor(status, advice);
	return new NodeApiError(
		ctx.getNode(),
		{ statusCode: status },
		{
			httpCode: String(status),
			message: `${action}: ${headlineOf(status, direction)}`,
			description: [trouble?.advice, said, whatToDo].filter(Boolean).join('. '),
			itemIndex,
		},
	);
}

/** That S3 is out of reach is the network's fault, whatever the transfer is for. */
function remedyFor(status: number, advice: string | undefined): string {
	if (advice === undefined) return adviceFor(status);
	return status === 0 ? `${advice}. ${adviceFor(0)}` : advice;
}

/** What to do after a failure that is nobody's mistake. */
export function adviceOf({ advice }: TransferPurpose): string {
	return advice ?? 'Try again';
}

function headlineOf(status: number, direction: 'upload' | 'download'): string {
	if (status === 0) return 'S3 could not be reached';
	if (status === 403) return 'the signed URL has expired or is for a different request';
	return direction === 'upload'
		? `S3 rejected the content with status ${status}`
		: `S3 refused the download with status ${status}`;
}

function adviceFor(status: number): string {
	if (status === 0) {
		return 'Check that the n8n server can reach the host of the signed URL. Behind a firewall, you may have to turn off Use Acceleration when you get the URL';
	}
	if (status === 403) {
		return 'Get a new URL with Get Signed Upload URLs for the same upload key. Then upload right away, or set a later expiration';
	}
	return status >= 500
		? 'This is usually temporary. To retry automatically, turn on Retry On Fail in the node settings'
		: 'Check that the URL is complete and was created for an upload';
}

/** The content is not what Autodesk or n8n says it is, so it must not be passed on. */
export function wrongContent(
	{ ctx, itemIndex }: Pick<TransferRun, 'ctx' | 'itemIndex'>,
	{ action }: TransferPurpose,
	problem: string,
	advice: string,
): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), `${action}: ${problem}`, {
		itemIndex,
		description: advice,
	});
}

/** The user stopped the execution, or another item stopped the node. */
export function stopped(ctx: IExecuteFunctions): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), 'The transfer was stopped before it was complete');
}

/** Whether the error is meant for users already. */
export function isNodeError(error: unknown): error is NodeApiError | NodeOperationError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}
