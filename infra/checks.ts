import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag'

/** The rule packs that the infrastructure is held to (STANDARDS 28). */
export function rulePacks(app: App): NagPack[] {
  return [new AwsSolutionsChecks(app), new ServerlessChecks(app)]
}

/** Lets the synthesis fail for every finding that is not explained beside its resource. */
export function addChecks(app: App): void {
  Validations.of(app).addPlugins(...rulePacks(app))
}
