import { pieceAt } from '../../protocol/aps/signedDownload';
import type { SignedDownload, SignedPiece } from '../../protocol/aps/signedDownload';
import { adding } from '../apsClient/adding';
import { adviceOf, wrongContent } from './errors';
import type { TransferPurpose } from './errors';
import type { TransferRun } from './run';

/** Asks Autodesk where to download from. @returns undefined for an answer without a usable URL */
export type Signer = () => Promise<SignedDownload | undefined>;

/** The signed URLs of one download, renewed when they expire. */
export class DownloadUrls {
	private renewal: Promise<void> | undefined;

	private constructor(
		private readonly run: TransferRun,
		private readonly purpose: TransferPurpose,
		private readonly signer: Signer,
		private signed: SignedDownload,
	) {}

	/** @throws NodeApiError | NodeOperationError */
	static async of(
		run: TransferRun,
		purpose: TransferPurpose,
		signer: Signer,
	): Promise<DownloadUrls> {
		return new DownloadUrls(run, purpose, signer, await sign(run, purpose, signer));
	}

	/** What the service says about the object. */
	get facts(): SignedDownload {
		return this.signed;
	}

	/** The URL for a byte of the object. @throws NodeOperationError when no URL covers it */
	at(offset: number): SignedPiece {
		const piece = pieceAt(this.signed, offset);
		if (piece !== undefined) return piece;
		throw changed(this.run, this.purpose);
	}

	/** Fresh URLs, requested once however many parts find theirs expired. */
	async renew(expired: SignedPiece): Promise<void> {
		if (!this.signed.pieces.includes(expired)) return;
		this.renewal ??= this.replace().finally(() => {
			this.renewal = undefined;
		});
		await this.renewal;
	}

	private async replace(): Promise<void> {
		const signed = await sign(this.run, this.purpose, this.signer);
		const { size, sha1 } = this.signed;
		const differs = sha1 !== undefined && signed.sha1 !== undefined && signed.sha1 !== sha1;
		if (signed.size !== size || differs) throw changed(this.run, this.purpose);
		this.signed = signed;
	}
}

/** The object is not the one that the download began with. */
export function changed(run: TransferRun, purpose: TransferPurpose) {
	return wrongContent(
		run,
		purpose,
		'the content was replaced during the download',
		adviceOf(purpose),
	);
}

async function sign(
	run: TransferRun,
	purpose: TransferPurpose,
	signer: Signer,
): Promise<SignedDownload> {
	const signed = await signer().catch(adding(purpose.advice));
	if (signed !== undefined) return signed;
	throw wrongContent(
		run,
		purpose,
		'Autodesk returned no URL to download from',
		`The content may still be processed. ${adviceOf(purpose)} later`,
	);
}
