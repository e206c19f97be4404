# An item of the company's own table, as DynamoDB's JSON has it, to a line of a customers file: the columns of `customerTable.map`.
{
  customer_id: .id.S,
  name: .fullName.S,
  email: .contact.M.email.S,
  phone: .contact.M.phone.S,
  time_zone: .timeZone.S,
  joined_on: .createdAt.S[0:10],
  born_on: .birthday.S,
  credit: .credit.S,
  household_id: .household.S,
  email_marketing: .newsletter.BOOL,
  "attr.plan": .plan.S
}
