import { Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'

export type HouseAlarmProps = {
  /** The alarm's name and the title of its section in RUNBOOK.md. */
  title: string
  /** One sentence: who is hurt, and how. It stands in the mail. */
  hurts: string
  metric: IMetric
  /** The alarm goes off at this value, or below it: then also where nothing is measured at all. */
  when: { atLeast: number } | { below: number }
  /** How many periods of the metric in a row; 1 unless told. */
  periods?: number
  notify: ITopic
}

/** An alarm that says whom it hurts and where the way out is written. */
export class HouseAlarm extends Construct {
  readonly alarm: Alarm

  constructor(scope: Construct, id: string, props: HouseAlarmProps) {
    super(scope, id)
    this.alarm = new Alarm(this, 'Alarm', {
      alarmName: `${Stack.of(this).stackName}: ${props.title}`,
      alarmDescription: `${props.hurts} What to do: RUNBOOK.md, "${props.title}".`,
      metric: props.metric,
      ...limit(props.when),
      evaluationPeriods: props.periods ?? 1,
    })
    this.alarm.addAlarmAction(new SnsAction(props.notify))
  }
}

function limit(when: HouseAlarmProps['when']) {
  return 'below' in when
    ? {
        threshold: when.below,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.BREACHING,
      }
    : {
        threshold: when.atLeast,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        // Metrics of an idle system are absent, and idle is well.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }
}
