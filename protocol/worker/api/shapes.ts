import type { Delivery } from '../delivery';
import type { Account, AccountProject } from './shapes/account';
import type {
	DeliveryAttempt,
	DeliveryDetail,
	DeliveryPage,
	DeliveryQuery,
	DeliverySummary,
} from './shapes/delivery';
import type { Reencrypted, Reencryption } from './shapes/encryption';
import type {
	BackfillPlan,
	BackfillRequest,
	HookCheck,
	HookGap,
	HookHealth,
	HookOverview,
	HookQuery,
} from './shapes/hook';
import type { ListOf } from './shapes/list';
import type { ProblemDocument } from './shapes/problem';
import type {
	Discarded,
	DiscardQuery,
	HeldCallback,
	HeldCallbackDetail,
	QuarantineQuery,
	QuarantineRelease,
	QuarantineRequest,
	QuarantineVerdict,
} from './shapes/quarantine';
import type { Replay, ReplayRequest } from './shapes/replay';
import type {
	NewSubscribedHook,
	RegisteredSubscription,
	RotatedSecret,
	SecretRotation,
	SubscribedHook,
	Subscription,
	SubscriptionChange,
	SubscriptionRequest,
	TestDelivery,
} from './shapes/subscription';
import type { SyncState, SyncStateSummary } from './shapes/syncState';
import type { Traffic, TrafficFigures, TrafficQuery, TrafficSlot } from './shapes/traffic';
import type { NewWatch, Watch, WatchChange, WatchRun } from './shapes/watch';

/**
 * Everything that requests and answers of the admin API consist of, by name. Operations refer to
 * these names; the worker has a schema for each, and its compiler proves that the two agree.
 */
export interface Shapes {
	Account: Account;
	AccountList: ListOf<Account>;
	AccountProject: AccountProject;
	AccountProjectList: ListOf<AccountProject>;
	BackfillPlan: BackfillPlan;
	BackfillRequest: BackfillRequest;
	Delivery: DeliverySummary;
	DeliveryAttempt: DeliveryAttempt;
	DeliveryDetail: DeliveryDetail;
	DeliveryPage: DeliveryPage;
	DeliveryQuery: DeliveryQuery;
	DeliveryRequest: Delivery;
	Discarded: Discarded;
	DiscardQuery: DiscardQuery;
	HeldCallback: HeldCallback;
	HeldCallbackDetail: HeldCallbackDetail;
	HeldCallbackList: ListOf<HeldCallback>;
	HookCheck: HookCheck;
	HookGap: HookGap;
	HookHealth: HookHealth;
	HookOverview: HookOverview;
	HookQuery: HookQuery;
	NewSubscribedHook: NewSubscribedHook;
	NewWatch: NewWatch;
	Problem: ProblemDocument;
	QuarantineQuery: QuarantineQuery;
	QuarantineRelease: QuarantineRelease;
	QuarantineRequest: QuarantineRequest;
	QuarantineVerdict: QuarantineVerdict;
	Reencrypted: Reencrypted;
	Reencryption: Reencryption;
	RegisteredSubscription: RegisteredSubscription;
	Replay: Replay;
	ReplayList: ListOf<Replay>;
	ReplayRequest: ReplayRequest;
	RotatedSecret: RotatedSecret;
	SecretRotation: SecretRotation;
	SubscribedHook: SubscribedHook;
	Subscription: Subscription;
	SubscriptionChange: SubscriptionChange;
	SubscriptionList: ListOf<Subscription>;
	SubscriptionRequest: SubscriptionRequest;
	SyncState: SyncState;
	SyncStateList: ListOf<SyncStateSummary>;
	SyncStateSummary: SyncStateSummary;
	TestDelivery: TestDelivery;
	Traffic: Traffic;
	TrafficFigures: TrafficFigures;
	TrafficQuery: TrafficQuery;
	TrafficSlot: TrafficSlot;
	Watch: Watch;
	WatchChange: WatchChange;
	WatchList: ListOf<Watch>;
	WatchRun: WatchRun;
}

export type ShapeName = keyof Shapes;
